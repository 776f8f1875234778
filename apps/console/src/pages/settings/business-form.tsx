import { Trans, useLingui } from "@lingui/react/macro";
import type { Tenant } from "@lumbung/sdk";
import { useForm } from "react-hook-form";
import { useCan } from "#entities/session";
import { showFieldErrors } from "#shared/api";
import { type Locale, localeOf, locales, useRegionalChoices } from "#shared/i18n";
import { Button, Card, type ConflictingField, Field, Input, NativeSelect, Problem, VersionConflict } from "#shared/ui";
import { useSaveTenant } from "./use-save-tenant.ts";

interface Values {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
}

const valuesOf = ({ name, currency, timeZone, locale }: Tenant): Values => ({ name, currency, timeZone, locale });

/** Name, currency, zone and language of the business. Who may not change them reads them. */
export function BusinessForm({ tenant }: { tenant: Tenant }) {
  const { t } = useLingui();
  const mayWrite = useCan()("tenant:update");
  const { currencies, zones } = useRegionalChoices();
  const form = useForm<Values>({ values: valuesOf(tenant), resetOptions: { keepDirtyValues: true } });
  const { save, conflict, submit, keepMine, takeTheirs } = useSaveTenant<Values>({
    tenant,
    read: valuesOf,
    onTake: (values) => form.reset(values),
    onError: (error) => showFieldErrors(form, error),
  });
  const { errors } = form.formState;
  const labels = { name: t`Name of the business`, currency: t`Currency`, timeZone: t`Time zone`, locale: t`Language` };
  const fields = conflict?.fields.map(
    (field): ConflictingField => ({ label: labels[field], mine: <bdi>{conflict.mine[field]}</bdi>, theirs: <bdi>{conflict.theirs.values[field]}</bdi> }),
  );
  return (
    <Card className="max-w-3xl p-4 sm:p-6">
      <form noValidate onSubmit={form.handleSubmit((values) => submit({ ...values, name: values.name.trim() }))}>
        <fieldset disabled={!mayWrite} className="grid gap-4 sm:grid-cols-2">
          <div className="empty:hidden sm:col-span-2">
            {fields === undefined ? (
              <Problem error={save.error} />
            ) : (
              <VersionConflict fields={fields} busy={save.isPending} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
            )}
          </div>
          <Field label={labels.name} error={errors.name?.message} required className="sm:col-span-2">
            {(control) => <Input {...control} maxLength={100} {...form.register("name", { validate: (name) => name.trim() !== "" || t`Enter a name.` })} />}
          </Field>
          <Field label={labels.currency} hint={t`It stays once something has a price.`} error={errors.currency?.message}>
            {(control) => (
              <NativeSelect {...control} {...form.register("currency")}>
                {currencies.map(({ code, name }) => (
                  <option key={code} value={code}>{`${code} · ${name}`}</option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={labels.timeZone} hint={t`By its clock a business day begins and ends.`} error={errors.timeZone?.message}>
            {(control) => (
              <NativeSelect {...control} dir="ltr" {...form.register("timeZone")}>
                {zones.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field
            label={labels.locale}
            hint={t`For those who have not chosen their own, and for files whose writing is not clear.`}
            error={errors.locale?.message}
          >
            {(control) => (
              <NativeSelect {...control} {...form.register("locale")}>
                {localeChoices(tenant.locale).map(({ tag, name, language }) => (
                  <option key={tag} value={tag} lang={language}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t`Short name`} hint={t`In addresses and on the command line; it stays.`}>
            {(control) => <Input {...control} dir="ltr" readOnly value={tenant.slug} />}
          </Field>
          {mayWrite && (
            <div className="flex justify-end sm:col-span-2">
              <Button type="submit" look="primary" busy={save.isPending} disabled={conflict !== undefined || !form.formState.isDirty}>
                <Trans>Save</Trans>
              </Button>
            </div>
          )}
        </fieldset>
      </form>
    </Card>
  );
}

/** The languages of the console with the region the business has; its own tag as it stands, and one that is none of them too. */
function localeChoices(current: string): Array<{ tag: string; name: string; language: string }> {
  const region = new Intl.Locale(current).region;
  const spoken = localeOf(current);
  const known = (Object.keys(locales) as Locale[]).map((language) => ({
    tag: language === spoken ? current : region === undefined ? language : `${language}-${region}`,
    name: locales[language],
    language,
  }));
  return spoken === undefined
    ? [{ tag: current, name: new Intl.DisplayNames([current], { type: "language" }).of(current) ?? current, language: current }, ...known]
    : known;
}
