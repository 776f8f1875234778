/** `.` or `,`: what stands before the fraction of a number. The other one separates thousands. */
export type DecimalMark = "." | ",";

export interface CleanNumber {
  readonly negative: boolean;
  /** Digits with `.` and `,` as they stood; Arabic separators are already told apart (`d` decimal, `g` group). */
  readonly body: string;
}

/** Currencies as people write them in cells, besides the signs of Unicode: a word that is none of these is no number. */
const currencyWords = new Set([
  ...Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()),
  ..."rp ksh kshs tsh tshs ush ushs sh shs rm đ vnđ dong le l.e fr sfr kr zł tl r rs nt us hk s ج.م ر.س د.إ د.ك د.ع ل.س ل.ل د.أ ريال جنيه درهم دينار".split(
    " ",
  ),
]);
const signBefore = /^(?:(\p{Sc})|([\p{L}.]{1,6}))[\s\p{Sc}]*(?=[-+\d.,])/u;
const signAfter = /(?<=[\d-])\s*(?:(\p{Sc})|([\p{L}.]{1,6}))$/u;

function withoutCurrency(text: string): string {
  for (const pattern of [signBefore, signAfter]) {
    const match = pattern.exec(text);
    if (!match) continue;
    const word = (match[2] ?? "").toLowerCase();
    if (match[1] === undefined && !currencyWords.has(word) && !currencyWords.has(word.replace(/\.$/, ""))) continue;
    text = (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim();
  }
  return text;
}

/**
 * Takes a number apart from what people write around it: currency signs, spaces and apostrophes between thousands,
 * Arabic and Persian digits, a minus before or after, accountants' brackets. Undefined when no number is left.
 */
export function cleanNumber(raw: string): CleanNumber | undefined {
  if (/^\d+$/.test(raw)) return { negative: false, body: raw };
  let text = raw.trim();
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) {
      text = latinDigits(text);
      break;
    }
  }
  let negative = false;
  if (/^\(.*\)$/.test(text)) {
    negative = true;
    text = text.slice(1, -1).trim();
  }
  const sign = () => {
    if (/^[-+]/.test(text)) {
      negative = negative !== text.startsWith("-");
      text = text.slice(1).trim();
    }
  };
  sign();
  text = withoutCurrency(text);
  sign();
  if (text.endsWith("-")) {
    negative = true;
    text = text.slice(0, -1).trim();
  }
  const body = text.replace(/(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g, "");
  return /^[.,d]?\d[\d.,dg]*$/.test(body) ? { negative, body } : undefined;
}

/** Arabic-Indic and Persian digits as Latin ones, their separators as `d` and `g`, the typographic minus as a hyphen. */
export function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/(?<=\d)\u066b(?=\d)/g, "d")
    .replace(/(?<=\d)\u066c(?=\d)/g, "g")
    .replace(/[\u2212\u2012\u2013]/g, "-")
    .replace(/[\u200e\u200f\u061c]/g, "");
}

/** What one number proves about the decimal mark: a mark, `ambiguous` (one separator before three digits), or nothing. */
export function decimalEvidence(body: string): DecimalMark | "ambiguous" | undefined {
  const dots = count(body, ".");
  const commas = count(body, ",");
  if (dots === 0 && commas === 0) return undefined;
  if (dots > 0 && commas > 0) return body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
  const mark = dots > 0 ? "." : ",";
  if (dots + commas > 1) return mark === "." ? "," : ".";
  const [whole = "", fraction = ""] = body.split(mark);
  if (fraction.length !== 3 || whole.length > 3 || whole === "" || whole.startsWith("0")) return mark;
  return "ambiguous";
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** The decimal mark of a language: what an ambiguous file is read with. */
export function localeDecimalMark(locale: string): DecimalMark {
  try {
    const part = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).formatToParts(1.5).find((piece) => piece.type === "decimal");
    return part?.value === "," ? "," : ".";
  } catch {
    return ".";
  }
}

const groups = /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})*,\d{3}$/;

/** The plain decimal string ("-1234.5") of a number written with `mark`, or undefined when it is none. */
export function parseNumber(raw: string, mark: DecimalMark): string | undefined {
  const clean = cleanNumber(raw);
  if (!clean) return undefined;
  const group = mark === "." ? "," : ".";
  const body = clean.body.replaceAll(mark, "d").replaceAll(group, "g");
  const parts = body.split("d");
  if (parts.length > 2) return undefined;
  const whole = (parts[0] ?? "").replaceAll("g", ",");
  const fraction = parts[1] ?? "";
  if (fraction.includes("g") || (parts.length === 2 && fraction === "")) return undefined;
  if (whole.includes(",") && !groups.test(whole)) return undefined;
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "") || "0";
  const isZero = /^0*$/.test(digits) && /^0*$/.test(fraction);
  return `${clean.negative && !isZero ? "-" : ""}${digits}${fraction ? `.${fraction}` : ""}`;
}
