import { currencyExponent } from "@lumbung/contracts";

export { currencyExponent };

/** Minor units as a decimal string with all decimals of the currency: (250, "USD") → "2.50". */
export function formatMinor(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return `${amountMinor < 0 ? "-" : ""}${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ""}`;
}

/**
 * Reads a plain decimal string ("2.55") into minor units, half up where it is finer than the currency
 * (a supplier list may carry 4 decimals; a price in the books may not).
 */
export function toMinorUnits(text: string, currency: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const exponent = currencyExponent(currency);
  const fraction = (match[3] ?? "").padEnd(exponent + 1, "0");
  const kept = BigInt(`${match[2]}${fraction.slice(0, exponent)}`);
  const rounded = Number(fraction[exponent]) >= 5 ? kept + 1n : kept;
  return match[1] === "-" ? -rounded : rounded;
}
