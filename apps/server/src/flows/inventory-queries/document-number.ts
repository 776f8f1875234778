import type { PostedDocumentType } from "@lumbung/contracts";

/** How post_documents() writes numbers: type, year, sequence of at least six digits. */
const prefixes: Record<PostedDocumentType, string> = {
  receipt: "RCV",
  issue: "ISS",
  adjustment: "ADJ",
  transfer: "TRF",
  opening: "OPN",
  return: "RET",
  reversal: "REV",
};

/** `RCV-2026-000123`. */
export function documentNumber(type: PostedDocumentType, year: number, sequence: number): string {
  return `${prefixes[type]}-${year}-${String(sequence).padStart(6, "0")}`;
}

/** The parts of a number as a person may type it (any case, with or without leading zeros); null when it is none. */
export function parseDocumentNumber(text: string): { type: PostedDocumentType; year: number; sequence: number } | null {
  const match = /^([A-Z]{3})-(\d{4})-(\d{1,9})$/.exec(text.trim().toUpperCase());
  if (!match) return null;
  const type = (Object.keys(prefixes) as PostedDocumentType[]).find((key) => prefixes[key] === match[1]);
  return type ? { type, year: Number(match[2]), sequence: Number(match[3]) } : null;
}
