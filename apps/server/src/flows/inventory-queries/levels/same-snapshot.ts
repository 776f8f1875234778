import type { Statement, TxCtx } from "../../../infrastructure/postgres/index.ts";

/** Answers kept, by their text; the least used go first. */
const bytesMax = 16 * 1024 * 1024;

interface Kept {
  readonly snapshot: string;
  readonly row: Record<string, unknown>;
  readonly bytes: number;
}

/** SQL of what a statement needs for `readOnce`: the column that says which snapshot it saw, and the condition that skips the work. */
export const snapshotColumn = "pg_current_snapshot()::text AS snapshot";
export const unlessSeen = (parameter: string) => `${parameter}::text IS DISTINCT FROM pg_current_snapshot()::text`;

/**
 * Reads one row, or learns that nothing at all has been committed since the same question was answered. PostgreSQL names
 * what a statement can see (`pg_current_snapshot`); the same name means the same rows, so the statement is told the name
 * of the answer at hand and does its work only under another. The answer is never a moment old, it costs no second
 * round trip, and one written row anywhere in the database ends it.
 */
export function createSameSnapshot() {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function keep(key: string, snapshot: string, row: Record<string, unknown>): void {
    const size = 2 * key.length + JSON.stringify(row).length;
    bytes += size - (kept.get(key)?.bytes ?? 0);
    kept.delete(key);
    kept.set(key, { snapshot, row, bytes: size });
    for (const [oldest, one] of kept) {
      if (bytes <= bytesMax || oldest === key) break;
      kept.delete(oldest);
      bytes -= one.bytes;
    }
  }

  /**
   * @param statement an aggregate, so that it always answers one row, with `snapshotColumn` among its columns and
   * `unlessSeen` as a condition; the snapshot at hand is added as its last parameter
   */
  return async function readOnce<Row extends Record<string, unknown>>(read: TxCtx, statement: Required<Statement>): Promise<Row> {
    const key = `${statement.name} ${JSON.stringify(statement.values)}`;
    const known = kept.get(key);
    const [row] = await read.tx.run<Row & { snapshot: string }>({ ...statement, values: [...statement.values, known?.snapshot ?? null] });
    if (!row) throw new Error("an aggregate answers one row");
    if (known && row.snapshot === known.snapshot) return known.row as Row;
    keep(key, row.snapshot, row);
    return row;
  };
}

/** The same within a transaction, which sees its own rows under the snapshot of others: nothing is reused, nothing kept. */
export const readAlways: ReadOnce = async <Row extends Record<string, unknown>>(read: TxCtx, statement: Required<Statement>) => {
  const [row] = await read.tx.run<Row>({ ...statement, values: [...statement.values, null] });
  if (!row) throw new Error("an aggregate answers one row");
  return row;
};

export type ReadOnce = ReturnType<typeof createSameSnapshot>;
