import { countryDefaults } from "@lumbung/contracts";

const byCode = new Map(countryDefaults.map((defaults) => [defaults.country, defaults]));

/** Countries by their name in the reader's language, in its order. */
export function countriesIn(locale: string): ReadonlyArray<{ readonly code: string; readonly name: string }> {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  return [...byCode.keys()].map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => a.name.localeCompare(b.name, locale));
}

export function currencyOf(country: string): string | undefined {
  return byCode.get(country)?.currency;
}

/** The time zone a business in the country most likely is in: the device's own where that is one of the country's, else the capital's. */
export function zoneOf(country: string, here: string): string | undefined {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.()?.includes(here) ? here : byCode.get(country)?.timeZone;
}

/** Where the reader is likely to be: by the region of their languages. */
export function likelyCountry(languages: readonly string[]): string | undefined {
  const named = languages.map((tag) => new Intl.Locale(tag).region).find((region) => region !== undefined && byCode.has(region));
  if (named !== undefined) return named;
  const [first] = languages;
  const likely = first === undefined ? undefined : new Intl.Locale(first).maximize().region;
  return likely !== undefined && byCode.has(likely) ? likely : undefined;
}
