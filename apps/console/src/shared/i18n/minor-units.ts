/** Whole minor units as a decimal string: (250, 2) → "2.50". */
export function minorToDecimal(amountMinor: number, exponent: number): string {
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return `${amountMinor < 0 ? "-" : ""}${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ""}`;
}

/** A decimal string as whole minor units; undefined where it is finer than the currency or too large to count exactly. */
export function decimalToMinor(decimal: string, exponent: number): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > exponent) return undefined;
  const amount = Number(`${match[1]}${match[2]}${fraction.padEnd(exponent, "0")}`);
  return Number.isSafeInteger(amount) ? amount : undefined;
}
