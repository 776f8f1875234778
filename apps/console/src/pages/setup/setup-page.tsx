import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useForm } from "react-hook-form";
import { BrokenLink, isLinkInvalid, useLinkToken } from "#features/one-time-link";
import { api, keepSession, showFieldErrors, useSave } from "#shared/api";
import { usePreferences, useRegionalChoices } from "#shared/i18n";
import { Button, Field, Input, NativeSelect, PasswordInput, Problem } from "#shared/ui";
import { BarePage } from "#widgets/bare-page";
import { countriesIn, currencyOf, likelyCountry, zoneOf } from "./countries.ts";

interface Values {
  businessName: string;
  country: string;
  currency: string;
  timeZone: string;
  warehouseName: string;
  name: string;
  email: string;
  password: string;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A new server has nobody yet: its first person names the business and becomes its owner. */
export default function SetupPage() {
  const { t } = useLingui();
  const token = useLinkToken();
  const navigate = useNavigate();
  const { locale } = usePreferences();
  const { currencies, zones } = useRegionalChoices();
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const country = useMemo(() => likelyCountry(navigator.languages) ?? "ID", []);
  const form = useForm<Values>({
    defaultValues: {
      businessName: "",
      country,
      currency: currencyOf(country) ?? "USD",
      timeZone: zones.includes(here) ? here : "UTC",
      warehouseName: t`Main warehouse`,
      name: "",
      email: "",
      password: "",
    },
  });
  const save = useSave(({ country: chosen, ...values }: Values) => api.post("/auth/setup", { body: { ...values, token, locale: localeTag(locale, chosen) } }), {
    onSaved: (answer) => {
      keepSession(answer);
      void navigate({ to: "/begin", replace: true });
    },
  });
  const submit = form.handleSubmit((values) => save.mutate(values, { onError: (error) => showFieldErrors(form, error) }));
  const errors = form.formState.errors;
  const needed = t`This is needed.`;
  function chooseCountry(code: string): void {
    form.setValue("currency", currencyOf(code) ?? form.getValues("currency"));
    form.setValue("timeZone", zoneOf(code, here) ?? form.getValues("timeZone"));
  }

  if (token === "" || isLinkInvalid(save.error))
    return (
      <BarePage title={<Trans>Set up your server</Trans>}>
        <BrokenLink>
          <Trans>The server prints the link when it starts. Once somebody has set it up, one signs in.</Trans>
        </BrokenLink>
      </BarePage>
    );
  return (
    <BarePage title={<Trans>Set up your server</Trans>} intro={<Trans>The first person becomes the owner of the business.</Trans>}>
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <Problem error={save.error} />
        <Field label={t`Name of the business`} error={errors.businessName?.message}>
          {(control) => <Input {...control} autoFocus maxLength={100} autoComplete="organization" {...form.register("businessName", { required: needed })} />}
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
                <option key={code} value={code}>{`${code} · ${name}`}</option>
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
        <Field label={t`First warehouse`} hint={t`Where your stock is. You can add more later.`} error={errors.warehouseName?.message}>
          {(control) => <Input {...control} maxLength={100} {...form.register("warehouseName", { required: needed })} />}
        </Field>
        <hr className="border-line" />
        <Field label={t`Your name`} error={errors.name?.message}>
          {(control) => <Input {...control} maxLength={100} autoComplete="name" {...form.register("name", { required: needed })} />}
        </Field>
        <Field label={t`E-mail`} error={errors.email?.message}>
          {(control) => <Input {...control} type="email" dir="ltr" maxLength={254} autoComplete="username" {...form.register("email", { required: needed })} />}
        </Field>
        <Field label={t`Password`} hint={t`At least 10 characters`} error={errors.password?.message}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              {...form.register("password", { required: needed, minLength: { value: 10, message: t`Use at least 10 characters.` } })}
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={save.isPending}>
          <Trans>Set up</Trans>
        </Button>
      </form>
    </BarePage>
  );
}

/** The language with the country's habits, such as id-ID; the language alone where the two make no known tag. */
function localeTag(locale: string, country: string): string {
  const tag = `${locale}-${country}`;
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : locale;
}
