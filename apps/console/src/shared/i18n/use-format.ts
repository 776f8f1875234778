import { createFormat, type Format } from "./format.ts";
import { useBusinessFormat, usePreferences } from "./preferences.ts";

/** How numbers, money and times are written for the reader in this business. */
export function useFormat(): Format {
  const { locale, digits, calendar } = usePreferences();
  const { timeZone, currency } = useBusinessFormat();
  return createFormat({ locale, digits, calendar, timeZone, currency });
}
