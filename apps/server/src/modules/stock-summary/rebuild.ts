import { type EventCursor, rangeValues } from "../../infrastructure/events/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { applySql, dayColumns, keptDays, legsOf, sumDays, totalsOf } from "./apply.ts";
import { movementsInRange, movementTopic } from "./log-range.ts";
import { lockProgress } from "./progress.ts";

/** SKUs of one step: a few hundred milliseconds of a busy year's movements. */
const sliceSize = 200;

/** Day rows travelling as JSON, with the types of their columns. */
const dayRecord = `variant_id uuid, warehouse_id uuid, day date, quantity_in bigint, quantity_out bigint, transfer_in bigint, transfer_out bigint, issued bigint,
  value_in_minor bigint, value_out_minor bigint, movements_in integer, movements_out integer, movements integer, last_at timestamptz, position bigint, scale smallint`;

/**
 * Movements that the read models should hold at the tenant's cursor: everything in the ledger but what belongs to
 * later events. Ledger, log and cursor are seen in one snapshot, so the three agree.
 * @param where condition on the movement `m`
 */
export function ledgerAtCursor(where: string): string {
  return `SELECT m.* FROM movement m WHERE m.tenant_id = $1 AND ${where} AND NOT EXISTS (
    SELECT FROM pending WHERE pending.document_id = m.document_id)`;
}
export const cursorCtes = `progress AS MATERIALIZED (SELECT epoch, txid, event_position, position, time_zone FROM stock_progress WHERE tenant_id = $1),
  pending AS MATERIALIZED (
    SELECT e.aggregate_id::uuid AS document_id FROM event_log e
     WHERE e.tenant_id = $1 AND e.topic = '${movementTopic}' AND (e.epoch, e.txid, e.position) >
           ((SELECT epoch FROM progress), (SELECT txid FROM progress), (SELECT event_position FROM progress)))`;

const baseSql = `
  WITH ${cursorCtes},
  days AS (${sumDays(legsOf(ledgerAtCursor("m.variant_id = ANY ($2::uuid[])"), "(SELECT time_zone FROM progress)"))})
  SELECT p.epoch, p.txid::text, p.event_position, p.time_zone, (SELECT coalesce(json_agg(days), '[]')::text FROM days) AS days FROM progress p`;

/** What was counted before, and what the consumer has applied since. */
const catchUpSql = applySql(
  sumDays(`SELECT ${dayColumns} FROM json_to_recordset($4::json) AS counted(${dayRecord})
           UNION ALL SELECT ${dayColumns} FROM (${legsOf(`SELECT * FROM (${movementsInRange(6)}) later WHERE later.variant_id = ANY ($5::uuid[])`, "$3::text")}) legs`),
);

interface Counted {
  readonly cursor: EventCursor;
  readonly timeZone: string;
  readonly days: string;
}

/** Counts the ledger of some SKUs without locking anything and without a transaction that others would wait for. */
async function count(ctx: TxCtx, variantIds: readonly string[]): Promise<Counted> {
  const [row] = await ctx.tx.query<{ epoch: number; txid: string; event_position: number; time_zone: string; days: string }>(baseSql, [
    ctx.tenantId,
    variantIds,
  ]);
  if (!row) throw new Error("the read models have no progress row");
  return { cursor: { epoch: row.epoch, txid: row.txid, position: row.event_position }, timeZone: row.time_zone, days: row.days };
}

/** Puts the counted figures in place of the kept ones. Readers see the old ones until it commits, then the right ones. */
async function replace(ctx: TxCtx, variantIds: readonly string[], counted: Counted): Promise<boolean> {
  const progress = await lockProgress(ctx);
  if (progress.timeZone !== counted.timeZone) return false;
  await ctx.tx.query(
    `UPDATE stock_daily_total t SET units_in = t.units_in - old.units_in, units_out = t.units_out - old.units_out,
            value_in_minor = t.value_in_minor - old.value_in_minor, value_out_minor = t.value_out_minor - old.value_out_minor,
            movements_in = t.movements_in - old.movements_in, movements_out = t.movements_out - old.movements_out, movements = t.movements - old.movements
       FROM (SELECT ${totalsOf(keptDays("d.variant_id = ANY ($2::uuid[])"))}) old
      WHERE t.tenant_id = $1 AND t.warehouse_id = old.warehouse_id AND t.day = old.day`,
    [ctx.tenantId, variantIds],
  );
  await ctx.tx.query("DELETE FROM stock_daily WHERE tenant_id = $1 AND variant_id = ANY ($2::uuid[])", [ctx.tenantId, variantIds]);
  await ctx.tx.query("DELETE FROM stock_summary WHERE tenant_id = $1 AND variant_id = ANY ($2::uuid[])", [ctx.tenantId, variantIds]);
  await ctx.tx.query(catchUpSql, [
    ctx.tenantId,
    progress.windowStart,
    progress.timeZone,
    counted.days,
    variantIds,
    ...rangeValues({ from: counted.cursor, to: progress.cursor }),
  ]);
  return true;
}

/**
 * Computes the read models of some SKUs anew from the ledger while movements and the consumer go on. Counting happens
 * outside of any lock; what the consumer applied meanwhile is added when the result is put in place.
 */
export async function recount(db: Database, ctx: Ctx, variantIds: readonly string[]): Promise<void> {
  for (;;) {
    const counted = await db.read(ctx, (read) => count(read, variantIds));
    if (await db.withTransaction(ctx, (tx) => replace(tx, variantIds, counted))) return;
  }
}

/** The same within a transaction that holds the lock already: the tenant's other writers wait for it. */
export async function recountWithin(ctx: TxCtx, variantIds: readonly string[]): Promise<void> {
  await replace(ctx, variantIds, await count(ctx, variantIds));
}

export interface RebuildProgress {
  readonly tenantId: string;
  /** SKUs done, and all SKUs of the tenant. */
  readonly done: number;
  readonly total: number;
}

/** Rebuilds all read models of one tenant online; business days are cut in the zone the tenant has now. */
export async function rebuildTenant(db: Database, ctx: Ctx, onProgress: (progress: RebuildProgress) => void): Promise<{ variants: number }> {
  await db.withTransaction(ctx, async (tx) => {
    await lockProgress(tx);
    await tx.tx.query("UPDATE stock_progress p SET time_zone = t.time_zone FROM tenant t WHERE t.id = p.tenant_id AND p.tenant_id = $1", [ctx.tenantId]);
  });
  const variants = await db.read(ctx, (read) =>
    read.tx.query<{ variant_id: string }>(
      `SELECT variant_id FROM inventory_level WHERE tenant_id = $1 UNION SELECT variant_id FROM stock_summary WHERE tenant_id = $1
       UNION SELECT variant_id FROM stock_daily WHERE tenant_id = $1 ORDER BY 1`,
      [ctx.tenantId],
    ),
  );
  const ids = variants.map((row) => row.variant_id);
  onProgress({ tenantId: ctx.tenantId, done: 0, total: ids.length });
  for (let start = 0; start < ids.length; start += sliceSize) {
    await recount(db, ctx, ids.slice(start, start + sliceSize));
    onProgress({ tenantId: ctx.tenantId, done: Math.min(start + sliceSize, ids.length), total: ids.length });
  }
  await sumTotals(db, ctx);
  return { variants: ids.length };
}

/** Adds the totals per day up again, a month at a time. */
async function sumTotals(db: Database, ctx: Ctx): Promise<void> {
  const months = await db.read(ctx, (read) =>
    read.tx.query<{ month: string }>(
      `SELECT DISTINCT date_trunc('month', day)::date AS month FROM stock_daily WHERE tenant_id = $1
       UNION SELECT date_trunc('month', day)::date FROM stock_daily_total WHERE tenant_id = $1 ORDER BY 1`,
      [ctx.tenantId],
    ),
  );
  for (const { month } of months) {
    await db.withTransaction(ctx, async (tx) => {
      await lockProgress(tx);
      const within = "d.day >= $2::date AND d.day < $2::date + interval '1 month'";
      await tx.tx.query(`DELETE FROM stock_daily_total d WHERE d.tenant_id = $1 AND ${within}`, [ctx.tenantId, month]);
      await tx.tx.query(
        `INSERT INTO stock_daily_total (tenant_id, warehouse_id, day, units_in, units_out, value_in_minor, value_out_minor, movements_in, movements_out, movements)
         SELECT $1::uuid, ${totalsOf(keptDays(within))}`,
        [ctx.tenantId, month],
      );
    });
  }
}
