import { AppError } from "../../shared/errors.ts";
import { isUuid } from "../../shared/ids.ts";
import { decodeCursor } from "../../shared/pagination.ts";

/** An instant in a cursor carries microseconds, as the database keeps them: a Date would cut them off and repeat rows. */
export const instantKeySql = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const instantPattern = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** A place in a list by (effective_at, position): the total order of R-LED-5. */
export interface LedgerKey {
  readonly effectiveAt: string;
  readonly position: number;
  /** 0 for the leg that leaves, 1 for the leg that comes; lists of whole movements have 0. */
  readonly side: number;
}

/** Reads a cursor of (effective_at, position, side). Throws VALIDATION_FAILED for anything we did not issue. */
export function ledgerKeyOf(cursor: string | undefined): LedgerKey | null {
  if (cursor === undefined) return null;
  const [effectiveAt, position, side] = decodeCursor(cursor, 3);
  if (typeof effectiveAt !== "string" || !instantPattern.test(effectiveAt) || !Number.isSafeInteger(position) || (side !== 0 && side !== 1)) throw badCursor();
  return { effectiveAt, position: position as number, side };
}

export function badCursor(): AppError {
  return new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
}

/** A UUID out of a cursor, or null where the list has none. */
export function uuidOf(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value !== "string" || !isUuid(value)) throw badCursor();
  return value;
}
