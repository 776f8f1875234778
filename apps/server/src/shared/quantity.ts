import { AppError } from "./errors.ts";

/** A quantity as entered: `mantissa × 10^-decimals`. Exact; never a float (R-UOM-1). */
export interface DecimalQuantity {
  readonly mantissa: bigint;
  readonly decimals: number;
}

const pattern = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/** Reads a decimal string. Trailing zeros do not count as decimals: "1.50" has one. */
export function parseDecimal(text: string): DecimalQuantity {
  const match = pattern.exec(text);
  if (!match) throw new AppError("INVALID_QUANTITY", { quantity: text });
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const mantissa = BigInt(`${match[2]}${fraction}`);
  return { mantissa: match[1] === "-" ? -mantissa : mantissa, decimals: fraction.length };
}

/** The integer in base unit × 10^scale. Throws QUANTITY_SCALE when the entry is finer than the SKU allows. */
export function toScaled(text: string, scale: number): bigint {
  const { mantissa, decimals } = parseDecimal(text);
  if (decimals > scale) throw new AppError("QUANTITY_SCALE", { quantity: text, scale });
  return mantissa * 10n ** BigInt(scale - decimals);
}

/** The shortest decimal string of a scaled integer: (10125n, 3) → "10.125", (10000n, 3) → "10". */
export function formatScaled(value: bigint, scale: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
}

/** The shortest decimal string of a quantity as entered. */
export function formatDecimal(quantity: DecimalQuantity): string {
  return formatScaled(quantity.mantissa, quantity.decimals);
}
