import type { TxCtx } from "../postgres/index.ts";
import type { EventRange } from "./types.ts";

/** Condition on the log's row `e`: an event of `topic` within a range whose six parameters (`rangeValues`) begin at `from`. */
export const inRange = (topic: string, from: number) => `e.topic = '${topic}'
  AND (e.epoch, e.txid, e.position) > ($${from}::integer, $${from + 1}::text::xid8, $${from + 2}::bigint)
  AND (e.epoch, e.txid, e.position) <= ($${from + 3}::integer, $${from + 4}::text::xid8, $${from + 5}::bigint)`;

export function rangeValues(range: EventRange): unknown[] {
  return [range.from.epoch, range.from.txid, range.from.position, range.to.epoch, range.to.txid, range.to.position];
}

/**
 * Works for one tenant within a range consumer's transaction, which belongs to the system. Its statements look up by
 * index, planned anew each time: the statistics of tables that grow by thousands of rows a second are always behind.
 */
export async function asTenantOfRange<T>(ctx: TxCtx, tenantId: string, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  await ctx.tx.run({
    name: "event_range_tenant",
    text: `SELECT set_config('app.tenant_id', $1, true), set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                  set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)`,
    values: [tenantId],
  });
  const result = await work({ ...ctx, tenantId });
  await ctx.tx.run({ name: "event_range_system", text: "SELECT set_config('app.tenant_id', 'system', true)" });
  return result;
}
