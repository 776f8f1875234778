import type { Database } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";

/**
 * Runs `work` as the only one who runs or undoes this import, in all processes. The lock belongs to a connection, so it
 * ends with a process that is killed.
 * @throws AppError CONFLICT when somebody else is at it
 */
export async function withImportLock<T>(db: Database, tenantId: string, importId: string, work: () => Promise<T>): Promise<T> {
  const client = await db.connect();
  const key = [`${tenantId}:import:${importId}`];
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked", key);
    if (!rows[0]?.locked) throw new AppError("CONFLICT", { importId }, { detail: "This import is being worked on right now." });
    try {
      return await work();
    } finally {
      // A connection that broke has lost the lock already.
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", key).catch(() => undefined);
    }
  } finally {
    client.release();
  }
}
