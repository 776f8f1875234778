import { AppError } from "./errors.ts";
import { isUuid } from "./ids.ts";

/** A cursor is opaque to clients: the sort key of the last item, as base64url JSON. */
export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** What a part of a cursor is, so that nothing else reaches the database; `any` is looked at by the list itself. */
export type CursorPart = "text" | "uuid" | "instant" | "any";

const isPart: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  uuid: (value) => typeof value === "string" && isUuid(value),
  instant: (value) => typeof value === "string" && isInstant(value),
  any: () => true,
};

/** The sort key in a cursor of this shape; VALIDATION_FAILED for anything we did not issue. A number asks for so many parts of any kind. */
export function decodeCursor(cursor: string, shape: number | readonly CursorPart[]): unknown[] {
  const parts = typeof shape === "number" ? Array.from({ length: shape }, () => "any" as const) : shape;
  try {
    const text = Buffer.from(cursor, "base64url").toString();
    const key: unknown = JSON.parse(text);
    // PostgreSQL keeps no zero byte in a text, so none can come from it.
    if (!text.includes("\\u0000") && Array.isArray(key) && key.length === parts.length && parts.every((part, index) => isPart[part](key[index]))) return key;
  } catch {
    // falls through to the one answer for every bad cursor
  }
  throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
}

/** An instant as PostgreSQL writes it, or in ISO 8601, on a day there is. */
function isInstant(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-]\d\d(?::\d\d)?)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
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
