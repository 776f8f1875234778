import { lookupCodes, parseGs1 } from "#features/scanning";
import { type NumberMarks, parseDecimal } from "#shared/lib";

/** What somebody scanned or typed into the box for goods. */
export interface Entry {
  /** As it came, without a quantity in front: for the line and for messages. */
  readonly code: string;
  /** The codes under which the goods may be known, the likeliest first. */
  readonly codes: readonly string[];
  /** Undefined where nobody has said how many. */
  readonly quantity: string | undefined;
  /** What the code says of this one piece: lot, expiry, serial number, in the signs printed below the bars. */
  readonly note: string;
}

/** Reads `4006381333931`, `12*4006381333931` as on a till, or a GS1 code with what it carries. */
export function readEntry(text: string, marks: NumberMarks): Entry {
  const times = /^([^*]+)\*(.+)$/.exec(text.trim());
  const typed = times === null ? undefined : parseDecimal(times[1] ?? "", marks);
  const code = (typed === undefined ? text : (times?.[2] ?? "")).trim();
  const gs1 = parseGs1(code);
  return { code: gs1?.gtin ?? code, codes: lookupCodes(code), quantity: typed ?? gs1?.quantity, note: noteOf(gs1?.elements) };
}

const ofOnePiece = ["10", "17", "15", "21"];

function noteOf(elements: ReadonlyMap<string, string> | undefined): string {
  if (elements === undefined) return "";
  return ofOnePiece.flatMap((identifier) => (elements.has(identifier) ? [`(${identifier})${elements.get(identifier)}`] : [])).join(" ");
}
