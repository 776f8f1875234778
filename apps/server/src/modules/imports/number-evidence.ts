import { currencyExponent } from "../../shared/money.ts";
import type { Finding } from "./detection.ts";
import { type DecimalMark, localeDecimalMark } from "./numbers.ts";

/** What the numbers of all rows say about the decimal mark. */
export interface NumberEvidence {
  /** Numbers that can only be read with this decimal mark. */
  ".": number;
  ",": number;
  /** Numbers with one separator before three digits. */
  ambiguous: number;
  /** Prices among them, by their separator. */
  readonly prices: { ".": number; ",": number };
}

/** The decimal mark of a file: what its numbers prove, else what the currency or the language suggests. */
export function decideDecimalMark(seen: NumberEvidence, locale: string, currency: string, given: DecimalMark | undefined): Finding<DecimalMark> {
  if (given) return { value: given, basis: "given", because: "You named it." };
  const [dots, commas] = [seen["."], seen[","]];
  if (dots + commas > 0) {
    const value = commas > dots ? "," : ".";
    const against = Math.min(dots, commas);
    return against === 0
      ? { value, basis: "proven", because: `${Math.max(dots, commas)} numbers can only be read this way.` }
      : { value, basis: "inferred", because: `${Math.max(dots, commas)} numbers can only be read this way, ${against} only the other way.` };
  }
  return byCurrency(seen.prices, currency) ?? byLanguage(seen.ambiguous, locale);
}

/** A currency without minor units has no decimals, one with three is written with three. */
function byCurrency(prices: { ".": number; ",": number }, currency: string): Finding<DecimalMark> | undefined {
  const exponent = currencyExponent(currency);
  if ((exponent !== 0 && exponent !== 3) || prices["."] > 0 === prices[","] > 0) return undefined;
  const seen = prices["."] > 0 ? "." : ",";
  const other = seen === "." ? "," : ".";
  return exponent === 3
    ? { value: seen, basis: "inferred", because: `Prices in ${currency} have three decimals.` }
    : { value: other, basis: "inferred", because: `Prices in ${currency} have no decimals, so the “${seen}” in them separates thousands.` };
}

function byLanguage(ambiguous: number, locale: string): Finding<DecimalMark> {
  const value = localeDecimalMark(locale);
  if (ambiguous === 0) return { value, basis: "not-needed", because: "No number has a separator." };
  return { value, basis: "assumed", because: `All ${ambiguous} numbers with a separator fit both readings; this is the one of your language.` };
}
