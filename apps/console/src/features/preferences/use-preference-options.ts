import { useLingui } from "@lingui/react/macro";
import type { CalendarName, Digits, Theme } from "#shared/i18n";

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** What one may choose of theme, digits and calendar, in the reader's words. */
export function usePreferenceOptions(): { themes: Option<Theme>[]; digits: Option<Digits>[]; calendars: Option<CalendarName>[] } {
  const { t } = useLingui();
  return {
    themes: [
      { value: "system", label: t`As the device` },
      { value: "light", label: t`Light` },
      { value: "dark", label: t`Dark` },
    ],
    digits: [
      { value: "auto", label: t`As the language` },
      { value: "latn", label: "0123" },
      { value: "arab", label: "٠١٢٣" },
    ],
    calendars: [
      { value: "gregory", label: t`Gregorian` },
      { value: "islamic-umalqura", label: t`Hijri` },
    ],
  };
}
