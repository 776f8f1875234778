import type { CodeToDraw } from "./types.ts";

/** The barcode in which shops know a code: EAN or UPC where its check digit is right, else Code 128; a QR code where letters are beyond ASCII. */
export function barcodeOf(text: string): CodeToDraw {
  const kind = ({ 8: "ean8", 12: "upca", 13: "ean13" } as const)[text.length];
  if (kind !== undefined && /^\d+$/.test(text) && hasGtinCheckDigit(text)) return { kind, text };
  return { kind: /^[\x20-\x7e]{1,60}$/.test(text) ? "code128" : "qrcode", text };
}

/** GS1 General Specifications, 7.9: weights 3 and 1 from the right, the sum with the check digit is a multiple of ten. */
function hasGtinCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}
