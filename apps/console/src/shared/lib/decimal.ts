/** How a language writes numbers. */
export interface NumberMarks {
  readonly decimal: string;
  readonly group: string;
}

export function marksOf(tag: string): NumberMarks {
  const parts = new Intl.NumberFormat(tag, { useGrouping: "always" } as Intl.NumberFormatOptions).formatToParts(1234567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  return { decimal: find("decimal") ?? ".", group: find("group") ?? "," };
}

/**
 * Reads a number as people type it into a plain decimal string ("1.250,5" in Indonesian → "1250.5"): any digits, with or
 * without grouping, the language's decimal mark. Undefined for what is no number. Nothing is rounded and nothing becomes
 * a floating-point number.
 */
export function parseDecimal(input: string, marks: NumberMarks): string | undefined {
  const plain = withLatinDigits(input)
    .replace(/[\s\u00a0\u202f\u200e\u200f\u061c'’]/g, "")
    .replace(/[−–]/g, "-")
    .replaceAll("\u066b", "\u0000")
    .replaceAll("\u066c", "");
  const match = /^([+-]?)(.*)$/.exec(plain);
  if (match === null) return undefined;
  const number = joinGroups(match[2] ?? "", marks);
  if (number === undefined || !/^(\d+\.?\d*|\.\d+)$/.test(number)) return undefined;
  const [whole = "", fraction = ""] = number.split(".");
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  const kept = fraction === "" ? digits : `${digits}.${fraction}`;
  return match[1] === "-" && /[1-9]/.test(kept) ? `-${kept}` : kept;
}

/** Takes grouping out and makes the decimal mark a point. A mark that cannot be grouping where it stands is the decimal mark. */
function joinGroups(text: string, { decimal, group }: NumberMarks): string | undefined {
  const own = text.replaceAll(isMark(decimal) ? decimal : "\u0000", "\u0000");
  const marked = own.includes("\u0000") ? own : promoteLoneMark(own, group);
  const [whole = "", fraction, more] = marked.split("\u0000");
  if (more !== undefined) return undefined;
  const groups = whole.split(/[.,]/);
  if (groups.length > 1 && !groups.every((part, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{2,3}$/).test(part))) return undefined;
  return fraction === undefined ? groups.join("") : `${groups.join("")}.${fraction}`;
}

/** "1.5" where the point groups thousands, or "1,5" where the comma does: there is no group of one, so it is a fraction. */
function promoteLoneMark(text: string, group: string): string {
  const lone = /^(\d*)([.,])(\d*)$/.exec(text);
  if (lone === null) return text;
  const [, whole = "", mark = "", rest = ""] = lone;
  const groups = mark === group && rest.length === 3 && whole.length >= 1 && whole.length <= 3 && whole !== "0";
  return groups ? text : `${whole}\u0000${rest}`;
}

const isMark = (mark: string) => mark === "." || mark === ",";

/** Digits of every script as 0–9. A script's ten stand in a row that begins at a multiple of 16, or six after one. */
function withLatinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const row = code - (code % 16);
    return String(code - (/\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6));
  });
}

/** The number as one goes on typing it: the language's decimal mark, no grouping. */
export function editDecimal(decimal: string, marks: NumberMarks): string {
  return decimal.replace(".", marks.decimal);
}

export function decimalsOf(decimal: string): number {
  return decimal.split(".")[1]?.length ?? 0;
}

/** Compares two decimal strings exactly: negative, zero or positive, as a sort wants it. */
export function compareDecimals(a: string, b: string): number {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum of decimal strings, with as many decimals as the finest of them. */
export function addDecimals(...values: readonly string[]): string {
  const scale = Math.max(0, ...values.map(decimalsOf));
  return fromScaled(
    values.reduce((sum, value) => sum + scaled(value, scale), 0n),
    scale,
  );
}

export function negateDecimal(value: string): string {
  return fromScaled(-scaled(value, decimalsOf(value)), decimalsOf(value));
}

function scaled(decimal: string, scale: number): bigint {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const magnitude = BigInt(`${whole}${fraction.padEnd(scale, "0")}`);
  return decimal.startsWith("-") ? -magnitude : magnitude;
}

function fromScaled(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? "-" : ""}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`;
}
