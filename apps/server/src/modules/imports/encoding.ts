import { analyse } from "chardet";
import iconv from "iconv-lite";
import { AppError } from "../../shared/errors.ts";
import type { Basis } from "./detection.ts";

export interface DecodedText {
  readonly text: string;
  /** Name in the WHATWG list, such as `utf-8`, `utf-16le`, `windows-1256`. */
  readonly encoding: string;
  readonly bom: boolean;
  readonly basis: Basis;
}

/** What old programs write in each language, used when the bytes themselves do not tell. */
const legacyEncodings: Record<string, string> = {
  ar: "windows-1256",
  cs: "windows-1250",
  el: "windows-1253",
  fa: "windows-1256",
  he: "windows-1255",
  hu: "windows-1250",
  ja: "shift_jis",
  pl: "windows-1250",
  ru: "windows-1251",
  th: "windows-874",
  tr: "windows-1254",
  uk: "windows-1251",
  vi: "windows-1258",
};

/** The ISO sets are read as their Windows supersets: files call themselves one and hold the other. */
const supersets: Record<string, string> = { "iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254", ascii: "utf-8" };

const confidenceMin = 30;
const sampleBytes = 64 * 1024;

/**
 * Reads the bytes of a text file: a byte order mark decides, then zero bytes (UTF-16), then strict UTF-8 over the whole
 * file, then letter statistics, then the tenant's language. Throws IMPORT_UNREADABLE for what is no text at all.
 * @param override an encoding the user named
 */
export function decodeText(bytes: Uint8Array, locale: string, override?: string): DecodedText {
  const kind = binaryKind(bytes);
  if (kind) throw new AppError("IMPORT_UNREADABLE", { found: kind }, { detail: `The file is ${kind}, not a text table.` });
  const bom = bomOf(bytes);
  if (override) {
    const name = override.toLowerCase();
    if (!iconv.encodingExists(name)) throw new AppError("IMPORT_UNREADABLE", { encoding: override }, { detail: `There is no encoding "${override}".` });
    return { text: decode(bytes, name), encoding: name, bom: bom !== undefined, basis: "given" };
  }
  if (bom) return { text: decode(bytes, bom), encoding: bom, bom: true, basis: "proven" };
  const wide = utf16Of(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide, bom: false, basis: "inferred" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", bom: false, basis: "proven" };
  } catch {
    return { ...statistical(bytes, locale), bom: false };
  }
}

function statistical(bytes: Uint8Array, locale: string): { text: string; encoding: string; basis: Basis } {
  const best = analyse(sampleOf(bytes))
    .map((match) => ({ name: supersets[match.name.toLowerCase()] ?? match.name.toLowerCase(), confidence: match.confidence }))
    .find((match) => iconv.encodingExists(match.name) && !match.name.startsWith("utf-16") && !match.name.startsWith("utf-32"));
  const sure = best !== undefined && best.confidence >= confidenceMin;
  const encoding = sure ? best.name : (legacyEncodings[locale.slice(0, 2).toLowerCase()] ?? "windows-1252");
  return { text: decode(bytes, encoding), encoding, basis: sure ? "inferred" : "assumed" };
}

/** Only lines with bytes beyond ASCII say anything about the encoding; digits and codes would drown them. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(sampleBytes);
  let length = 0;
  let start = 0;
  while (start < bytes.length && length < sampleBytes) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    const line = bytes.subarray(start, Math.min(end + 1, start + sampleBytes - length));
    if (line.some((byte) => byte >= 0x80)) {
      out.set(line, length);
      length += line.length;
    }
    start = end + 1;
  }
  return out.subarray(0, length);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(bytes, encoding, { stripBOM: true });
}

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: in a table mostly of digits and Latin letters every other byte is zero. */
function utf16Of(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0) return undefined;
  if (odd > sample.length * 0.2 && even === 0) return "utf-16le";
  if (even > sample.length * 0.2 && odd === 0) return "utf-16be";
  throw new AppError("IMPORT_UNREADABLE", { found: "binary data" }, { detail: "The file holds binary data, not a text table." });
}

function binaryKind(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith("PK\x03\x04")) return "an Excel workbook or a ZIP archive";
  if (start.startsWith("\xd0\xcf\x11\xe0")) return "an old Excel workbook";
  if (start.startsWith("%PDF")) return "a PDF document";
  if (start.startsWith("\x1f\x8b")) return "a gzip archive";
  return undefined;
}
