/** What a GS1 code says of the goods it is on. */
export interface Gs1Content {
  /** 14 digits. */
  readonly gtin: string | undefined;
  readonly lot: string | undefined;
  readonly serial: string | undefined;
  /** ISO date; the last day of the month where the code names only the month. */
  readonly expiry: string | undefined;
  readonly production: string | undefined;
  /** Pieces (30) or a measure with decimals (310n kg and its kin), as a decimal string. */
  readonly quantity: string | undefined;
  /** Everything by its application identifier, as it stands in the code. */
  readonly elements: ReadonlyMap<string, string>;
}

/** Length of the value of application identifiers that need no separator (GS1 General Specifications, table 7.8.5-2). */
const fixedLengths: Readonly<Record<string, number>> = {
  "00": 18,
  "01": 14,
  "02": 14,
  "03": 14,
  "04": 16,
  "11": 6,
  "12": 6,
  "13": 6,
  "14": 6,
  "15": 6,
  "16": 6,
  "17": 6,
  "18": 6,
  "19": 6,
  "20": 2,
};

const separator = "\u001d";

/**
 * Reads a GS1-128, DataMatrix, QR or DataBar code as scanners hand it over: with a symbology prefix (`]d2`) or without,
 * with FNC1 as the group separator, or with brackets as printed below the bars. Undefined where it is no such code.
 */
export function parseGs1(scanned: string): Gs1Content | undefined {
  const text = scanned.trim().replace(/^\](?:C1|e0|d2|Q3|J1)/, "");
  const elements = text.startsWith("(") ? readBracketed(text) : readPlain(text.startsWith(separator) ? text.slice(1) : text);
  if (elements === undefined || elements.size === 0) return undefined;
  const gtin = elements.get("01") ?? elements.get("02");
  if (gtin !== undefined && !hasCheckDigit(gtin)) return undefined;
  // Digits that happen to look like an identifier are no GS1 code: one that names no goods and no unit of them is none.
  if (gtin === undefined && !elements.has("00") && !elements.has("21") && !elements.has("10")) return undefined;
  return {
    gtin,
    lot: elements.get("10"),
    serial: elements.get("21"),
    expiry: dateOf(elements.get("17") ?? elements.get("15")),
    production: dateOf(elements.get("11")),
    quantity: quantityOf(elements),
    elements,
  };
}

function readBracketed(text: string): Map<string, string> | undefined {
  const elements = new Map<string, string>();
  const rest = text.replace(/\((\d{2,4})\)([^(]*)/g, (_all, identifier: string, value: string) => {
    elements.set(identifier, value.trim());
    return "";
  });
  return rest.trim() === "" && [...elements].every(([identifier, value]) => fits(identifier, value)) ? elements : undefined;
}

function readPlain(text: string): Map<string, string> | undefined {
  const elements = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const identifier = identifierAt(text, at);
    if (identifier === undefined) return undefined;
    const start = at + identifier.length;
    const fixed = lengthOf(identifier);
    const end = fixed === undefined ? endOfField(text, start) : start + fixed;
    const value = text.slice(start, end);
    if (!fits(identifier, value)) return undefined;
    elements.set(identifier, value);
    at = text[end] === separator ? end + 1 : end;
  }
  return elements;
}

function endOfField(text: string, from: number): number {
  const end = text.indexOf(separator, from);
  return end === -1 ? text.length : end;
}

/** The identifiers the trade puts on goods; others end the reading, for where they end cannot be known. */
function identifierAt(text: string, at: number): string | undefined {
  const two = text.slice(at, at + 2);
  if (two in fixedLengths || ["10", "21", "22", "30", "37"].includes(two)) return two;
  const four = text.slice(at, at + 4);
  if (/^3[1-6]\d\d$/.test(four)) return four;
  const three = text.slice(at, at + 3);
  return ["240", "241", "250", "251", "400", "410", "411", "412", "413", "414", "415"].includes(three) ? three : undefined;
}

function lengthOf(identifier: string): number | undefined {
  if (/^3[1-6]\d\d$/.test(identifier)) return 6;
  if (/^41[0-5]$/.test(identifier)) return 13;
  return fixedLengths[identifier];
}

function fits(identifier: string, value: string): boolean {
  const length = lengthOf(identifier);
  if (length !== undefined) return value.length === length && /^\d+$/.test(value);
  return value.length > 0 && value.length <= 30;
}

/** YYMMDD; the century is the nearer one (GS1 General Specifications 7.12), day 00 means the end of the month. */
function dateOf(value: string | undefined, thisYear = new Date().getUTCFullYear()): string | undefined {
  if (value === undefined) return undefined;
  const [year, month, day] = [value.slice(0, 2), value.slice(2, 4), value.slice(4, 6)].map(Number) as [number, number, number];
  if (month < 1 || month > 12) return undefined;
  const century = Math.floor(thisYear / 100) * 100;
  const distance = year - (thisYear % 100);
  const full = century + year + (distance >= 51 ? -100 : distance <= -50 ? 100 : 0);
  const lastDay = new Date(Date.UTC(full, month, 0)).getUTCDate();
  if (day > lastDay) return undefined;
  return `${full}-${String(month).padStart(2, "0")}-${String(day === 0 ? lastDay : day).padStart(2, "0")}`;
}

function quantityOf(elements: ReadonlyMap<string, string>): string | undefined {
  const pieces = elements.get("30") ?? elements.get("37");
  if (pieces !== undefined) return /^\d{1,8}$/.test(pieces) ? String(Number(pieces)) : undefined;
  for (const [identifier, value] of elements) {
    if (!/^31\d[0-6]$/.test(identifier)) continue;
    const decimals = Number(identifier[3]);
    const digits = value.padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=\d)/, "");
    return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  }
  return undefined;
}

/** The last digit of a GTIN makes the weighted sum a multiple of ten. */
export function hasCheckDigit(gtin: string): boolean {
  if (!/^\d{8}$|^\d{12,14}$/.test(gtin)) return false;
  const sum = [...gtin].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** The codes under which goods may be known for one scanned: itself, and a GTIN without the zeros in front of an EAN or UPC. */
export function lookupCodes(scanned: string): string[] {
  const plain = scanned.trim();
  const gtin = parseGs1(plain)?.gtin;
  const codes = gtin === undefined ? [plain] : [gtin, gtin.replace(/^0/, ""), gtin.replace(/^00/, ""), plain];
  return [...new Set(codes)];
}
