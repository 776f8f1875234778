export { activateLocale, type Catalogues, loadCatalogues } from "./activate.ts";
export { createFormat, type Format, type MoneyValue } from "./format.ts";
export { directionOf, type Locale, localeOf, locales, preferredLocale } from "./locales.ts";
export { decimalToMinor, minorToDecimal } from "./minor-units.ts";
export { type BusinessFormat, type CalendarName, type Digits, type Preferences, type Theme, useBusinessFormat, usePreferences } from "./preferences.ts";
export { useFormat } from "./use-format.ts";
export { useRegionalChoices } from "./use-regional-choices.ts";
