import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { usePreferenceOptions, useSavePreferences } from "#features/preferences";
import { createFormat, type Locale, locales, useFormat, usePreferences } from "#shared/i18n";
import { Card, Field, NativeSelect, Problem, Segmented } from "#shared/ui";

/** How one likes to see things; each choice counts at once, on every device. */
export function PreferenceFields() {
  const { t } = useLingui();
  const { locale, theme, digits, calendar } = usePreferences();
  const save = useSavePreferences();
  const options = usePreferenceOptions();
  return (
    <Card className="grid gap-4 p-4 sm:p-5">
      <div>
        <h2 className="text-base">
          <Trans>How you like to see things</Trans>
        </h2>
        <p className="text-muted">
          <Trans>It counts at once, and on every device you sign in on.</Trans>
        </p>
      </div>
      <Problem error={save.error} />
      <Field label={t`Language`}>
        {(control) => (
          <NativeSelect {...control} value={locale} onChange={(event) => save.mutate({ locale: event.target.value as Locale })}>
            {Object.entries(locales).map(([value, name]) => (
              <option key={value} value={value} lang={value}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Choice label={t`Theme`}>
        <Segmented label={t`Theme`} value={theme} onChange={(next) => save.mutate({ theme: next })} options={options.themes} />
      </Choice>
      <Choice label={t`Digits`}>
        <Segmented label={t`Digits`} value={digits} onChange={(next) => save.mutate({ digits: next })} options={options.digits} />
      </Choice>
      <Choice label={t`Calendar`}>
        <Segmented label={t`Calendar`} value={calendar} onChange={(next) => save.mutate({ calendar: next })} options={options.calendars} />
      </Choice>
      <Sample />
    </Card>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-1">
      {/* The buttons carry the same name for screen readers. */}
      <span aria-hidden className="text-sm font-medium">
        {label}
      </span>
      {children}
    </div>
  );
}

/** What the choices make of a moment, a quantity and an amount. */
function Sample() {
  const { timeZone, currency } = useFormat();
  const preferences = usePreferences();
  const format = createFormat({ ...preferences, timeZone, currency });
  return (
    <p className="tabular rounded-control bg-sunken px-3 py-2" aria-live="polite">
      <bdi>{format.dateTime(new Date())}</bdi> · <bdi>{format.quantity("1234.5")}</bdi> · <bdi>{format.money({ amount: 1_250_000, currency })}</bdi>
    </p>
  );
}
