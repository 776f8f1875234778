import { useLingui } from "@lingui/react/macro";
import { type Locale, locales, usePreferences } from "#shared/i18n";
import { MenuRadio } from "#shared/ui";
import { usePreferenceOptions } from "./use-preference-options.ts";
import { useSavePreferences } from "./use-save-preferences.ts";

/** Language, theme, digits and calendar, as parts of a menu. */
export function PreferenceMenu() {
  const { t } = useLingui();
  const { locale, theme, digits, calendar } = usePreferences();
  const save = useSavePreferences();
  const options = usePreferenceOptions();
  return (
    <>
      <MenuRadio
        label={t`Language`}
        value={locale}
        onChange={(next) => save.mutate({ locale: next })}
        options={Object.entries(locales).map(([value, name]) => ({ value: value as Locale, label: <span lang={value}>{name}</span> }))}
      />
      <MenuRadio label={t`Theme`} value={theme} onChange={(next) => save.mutate({ theme: next })} options={options.themes} />
      <MenuRadio label={t`Digits`} value={digits} onChange={(next) => save.mutate({ digits: next })} options={options.digits} />
      <MenuRadio label={t`Calendar`} value={calendar} onChange={(next) => save.mutate({ calendar: next })} options={options.calendars} />
    </>
  );
}
