import type { EventCursor } from "../../infrastructure/events/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** Business days that count as recent, the present one included. */
const recentDays = 30;

/** How far the read models of one tenant have come. */
export interface Progress {
  readonly cursor: EventCursor;
  /** The zone in which business days are cut (R-IDM-8). */
  readonly timeZone: string;
  /** First day of the window of `recent_issued`, YYYY-MM-DD. */
  readonly windowStart: string;
}

interface Row {
  epoch: number;
  txid: string;
  event_position: number;
  time_zone: string;
  window_start: string;
  window_due: string;
}

/**
 * Locks the read models of the tenant until the transaction ends; every writer begins here, so none of them ever sees
 * half of another's work. Moves the window of recent days on when a business day has begun since.
 */
export async function lockProgress(ctx: TxCtx): Promise<Progress> {
  const now = ctx.clock.now().toISOString();
  const select = {
    name: "stock_progress_lock",
    text: `SELECT p.epoch, p.txid::text, p.event_position, p.time_zone, p.window_start,
                  ($2::timestamptz AT TIME ZONE p.time_zone)::date - ${recentDays - 1} AS window_due
             FROM stock_progress p WHERE p.tenant_id = $1 FOR UPDATE`,
    values: [ctx.tenantId, now],
  };
  let [row] = await ctx.tx.run<Row>(select);
  if (!row) {
    await ctx.tx.query(
      `INSERT INTO stock_progress (tenant_id, time_zone, window_start)
       SELECT id, time_zone, ($2::timestamptz AT TIME ZONE time_zone)::date - ${recentDays - 1} FROM tenant WHERE id = $1 ON CONFLICT DO NOTHING`,
      [ctx.tenantId, now],
    );
    [row] = await ctx.tx.run<Row>(select);
  }
  if (!row) throw new Error(`tenant ${ctx.tenantId} does not exist`);
  let windowStart = row.window_start;
  if (row.window_due > windowStart) {
    await moveWindow(ctx, windowStart, row.window_due);
    windowStart = row.window_due;
  }
  return {
    cursor: { epoch: row.epoch, txid: row.txid, position: row.event_position },
    timeZone: row.time_zone,
    windowStart,
  };
}

/** Takes what has become old off `recent_issued`: work by the SKUs of the days that left, once a day. */
async function moveWindow(ctx: TxCtx, from: string, to: string): Promise<void> {
  await ctx.tx.query(
    `UPDATE stock_summary s SET recent_issued = s.recent_issued - old.issued
       FROM (SELECT variant_id, warehouse_id, sum(issued)::bigint AS issued FROM stock_daily
              WHERE tenant_id = $1 AND day >= $2 AND day < $3 GROUP BY variant_id, warehouse_id HAVING sum(issued) <> 0) old
      WHERE s.tenant_id = $1 AND s.variant_id = old.variant_id AND s.warehouse_id = old.warehouse_id`,
    [ctx.tenantId, from, to],
  );
  await ctx.tx.query("UPDATE stock_progress SET window_start = $2 WHERE tenant_id = $1", [ctx.tenantId, to]);
}

/** Notes that the events up to `to` are in the read models. */
export async function saveProgress(ctx: TxCtx, to: EventCursor, position: number | null, recordedAt: Date | null): Promise<void> {
  await ctx.tx.run({
    name: "stock_progress_save",
    text: `UPDATE stock_progress SET epoch = $2, txid = $3::text::xid8, event_position = $4,
                  position = greatest(position, $5), recorded_at = greatest(recorded_at, $6)
            WHERE tenant_id = $1`,
    values: [ctx.tenantId, to.epoch, to.txid, to.position, position, recordedAt],
  });
}
