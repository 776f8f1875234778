import { Trans, useLingui } from "@lingui/react/macro";
import { countryDefaults } from "@lumbung/contracts";
import { useId, useMemo } from "react";
import { useForm } from "react-hook-form";
import { useMe } from "#entities/session";
import { api, showFieldErrors, useSave } from "#shared/api";
import { usePreferences } from "#shared/i18n";
import { Button, Dialog, Field, Input, NativeSelect, Problem } from "#shared/ui";

interface Values {
  name: string;
  country: string;
  currency: string;
  timeZone: string;
}

interface OpenBusinessDialogProps {
  readonly onClose: () => void;
  readonly onOpened: (id: string) => void;
}

/** Opens another business of one's own. The country fills in the rest, as it most likely is. */
export function OpenBusinessDialog({ onClose, onOpened }: OpenBusinessDialogProps) {
  const { t } = useLingui();
  const formId = useId();
  const { tenant } = useMe();
  const { countries, currencies, zones } = useChoices(tenant.timeZone);
  // The next business is most likely where the present one is.
  const country = new Intl.Locale(tenant.locale).region ?? countryDefaults.find(({ currency }) => currency === tenant.currency)?.country ?? "ID";
  const form = useForm<Values>({ defaultValues: { name: "", country, currency: tenant.currency, timeZone: tenant.timeZone } });
  const open = useSave(
    ({ country: chosen, ...values }: Values, key) =>
      api.post("/tenants", { body: { ...values, locale: countryDefaults.find((one) => one.country === chosen)?.locale ?? tenant.locale }, ...key }),
    {
      invalidates: [["/tenants"]],
      onSaved: ({ id }) => {
        onClose();
        onOpened(id);
      },
    },
  );
  const submit = form.handleSubmit((values) => open.mutate(values, { onError: (error) => showFieldErrors(form, error) }));
  const { errors } = form.formState;
  function chooseCountry(code: string): void {
    const likely = countryDefaults.find((one) => one.country === code);
    if (likely === undefined) return;
    form.setValue("currency", likely.currency);
    form.setValue("timeZone", likely.timeZone);
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t`Open another business`}
      description={t`You become its owner. Nothing is shared with this one.`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={open.isPending}>
            <Trans>Open it</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Problem error={open.error} />
        <Field label={t`Name of the business`} error={errors.name?.message} required>
          {(control) => <Input {...control} autoFocus maxLength={100} autoComplete="organization" {...form.register("name", { required: t`Enter a name.` })} />}
        </Field>
        <Field label={t`Country`}>
          {(control) => (
            <NativeSelect {...control} {...form.register("country", { onChange: (event) => chooseCountry(event.target.value) })}>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t`Currency`} hint={t`It stays once something has a price.`} error={errors.currency?.message}>
          {(control) => (
            <NativeSelect {...control} {...form.register("currency")}>
              {currencies.map(({ code, name }) => (
                <option key={code} value={code}>
                  {code} · {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t`Time zone`} hint={t`By its clock a business day begins and ends.`} error={errors.timeZone?.message}>
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
      </form>
    </Dialog>
  );
}

/** Everything that can be chosen, named in the reader's language. */
function useChoices(zone: string) {
  const { locale } = usePreferences();
  return useMemo(() => {
    const regions = new Intl.DisplayNames([locale], { type: "region" });
    const money = new Intl.DisplayNames([locale], { type: "currency" });
    const countries = countryDefaults
      .map(({ country }) => ({ code: country, name: regions.of(country) ?? country }))
      .sort((a, b) => a.name.localeCompare(b.name, locale));
    return {
      countries,
      currencies: Intl.supportedValuesOf("currency").map((code) => ({ code, name: money.of(code) ?? code })),
      zones: [...new Set([...Intl.supportedValuesOf("timeZone"), ...countryDefaults.map(({ timeZone }) => timeZone), zone, "UTC"])].sort(),
    };
  }, [locale, zone]);
}
