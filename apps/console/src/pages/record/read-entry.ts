import { type NumberMarks, parseDecimal } from "#shared/lib";

/** What stands in a GS1 code, as far as an entry needs it. */
export interface CodeContent {
  readonly gtin: string | undefined;
  readonly quantity: string | undefined;
  readonly elements: ReadonlyMap<string, string>;
}

/** What somebody scanned or typed into the box for goods. */
export interface Entry {
  /** The code itself, without a quantity in front; of a GS1 code the number of the goods. */
  readonly code: string;
  /** As it came, without a quantity in front. */
  readonly scanned: string;
  /** Undefined where nobody has said how many. */
  readonly quantity: string | undefined;
  /** What the code says of this one piece: lot, expiry, serial number, in the signs printed below the bars. */
  readonly note: string;
}

/** Reads `4006381333931`, `12*4006381333931` as on a till, or a GS1 code with what it carries. `read` knows GS1 codes. */
export function readEntry(text: string, marks: NumberMarks, read: (code: string) => CodeContent | undefined): Entry {
  const times = /^([^*]+)\*(.+)$/.exec(text.trim());
  const typed = times === null ? undefined : parseDecimal(times[1] ?? "", marks);
  const scanned = (typed === undefined ? text : (times?.[2] ?? "")).trim();
  const content = read(scanned);
  return { code: content?.gtin ?? scanned, scanned, quantity: typed ?? content?.quantity, note: noteOf(content?.elements) };
}

const ofOnePiece = ["10", "17", "15", "21"];

function noteOf(elements: ReadonlyMap<string, string> | undefined): string {
  if (elements === undefined) return "";
  return ofOnePiece.flatMap((identifier) => (elements.has(identifier) ? [`(${identifier})${elements.get(identifier)}`] : [])).join(" ");
}
