import { expect, test } from "vitest";
import { countryDefaults } from "./countries.ts";
import { Currency, Locale, TimeZone } from "./identity.ts";

test("what is offered for a country is accepted when the business is set up", () => {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect(countryDefaults.length).toBeGreaterThan(150);
  for (const { country, currency, timeZone, locale } of countryDefaults)
    expect([
      country,
      names.of(country) !== undefined,
      Currency.safeParse(currency).success,
      TimeZone.safeParse(timeZone).success,
      Locale.safeParse(locale).success,
    ]).toEqual([country, true, true, true, true]);
  expect(new Set(countryDefaults.map((one) => one.country)).size).toBe(countryDefaults.length);
  expect(countryDefaults.map((one) => one.country)).toEqual([...countryDefaults.map((one) => one.country)].sort());
});
