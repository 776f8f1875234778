import { systemClock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { Database, Tx } from "../postgres/index.ts";

/** R-IDM-1 promises 30 days; what is older may go. */
const keepDays = 31;
const sliceRows = 5_000;

/** Removes answers to old Idempotency-Keys, tenant by tenant in short transactions. */
export async function forgetOldKeys(db: Database): Promise<{ removed: number }> {
  const tenants = await db.withSystemTransaction((tx) => tx.query<{ id: string }>("SELECT id FROM tenant"));
  let removed = 0;
  for (const { id } of tenants) {
    const ctx = systemContext(id, "forget-idempotency-keys", "maintenance", systemClock);
    for (let slice = sliceRows; slice === sliceRows; removed += slice) slice = await db.withTransaction(ctx, ({ tx }) => forgetSlice(tx));
  }
  return { removed };
}

async function forgetSlice(tx: Tx): Promise<number> {
  const rows = await tx.query(
    `DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM idempotency_key WHERE created_at < now() - make_interval(days => $1) LIMIT $2)) RETURNING 1`,
    [keepDays, sliceRows],
  );
  return rows.length;
}
