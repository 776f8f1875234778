import { AppError } from "./errors.ts";

/** A cursor is opaque to clients: the sort key of the last item, as base64url JSON. */
export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The sort key in a cursor of `length` parts; VALIDATION_FAILED for anything we did not issue. */
export function decodeCursor(cursor: string, length: number): unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(key) && key.length === length) return key;
  } catch {
    // falls through to the one answer for every bad cursor
  }
  throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
}

/** Cuts the one row too many that tells whether there is a next page. */
export function pageFrom<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => readonly unknown[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
