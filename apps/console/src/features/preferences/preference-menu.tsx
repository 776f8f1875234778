import { useLingui } from "@lingui/react/macro";
import { type Locale, locales, usePreferences } from "#shared/i18n";
import { MenuRadio } from "#shared/ui";
import { useSavePreferences } from "./use-save-preferences.ts";

/** Language, theme, digits and calendar, as parts of a menu. */
export function PreferenceMenu() {
  const { t } = useLingui();
  const { locale, theme, digits, calendar } = usePreferences();
  const save = useSavePreferences();
  return (
    <>
      <MenuRadio
        label={t`Language`}
        value={locale}
        onChange={(next) => save.mutate({ locale: next })}
        options={Object.entries(locales).map(([value, name]) => ({ value: value as Locale, label: <span lang={value}>{name}</span> }))}
      />
      <MenuRadio
        label={t`Theme`}
        value={theme}
        onChange={(next) => save.mutate({ theme: next })}
        options={[
          { value: "system", label: t`As the device` },
          { value: "light", label: t`Light` },
          { value: "dark", label: t`Dark` },
        ]}
      />
      <MenuRadio
        label={t`Digits`}
        value={digits}
        onChange={(next) => save.mutate({ digits: next })}
        options={[
          { value: "auto", label: t`As the language` },
          { value: "latn", label: "0123" },
          { value: "arab", label: "٠١٢٣" },
        ]}
      />
      <MenuRadio
        label={t`Calendar`}
        value={calendar}
        onChange={(next) => save.mutate({ calendar: next })}
        options={[
          { value: "gregory", label: t`Gregorian` },
          { value: "islamic-umalqura", label: t`Hijri` },
        ]}
      />
    </>
  );
}
