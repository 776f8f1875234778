import type { EventAppender, EventRange, RangeConsumer } from "../../infrastructure/events/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { evaluate, lockAlerts, movedKeysSql } from "./evaluate.ts";

const topic = "inventory.movement.created";

const tenantsSql = `SELECT DISTINCT e.tenant_id FROM event_log e WHERE e.topic = '${topic}'
   AND (e.epoch, e.txid, e.position) > ($1::integer, $2::text::xid8, $3::bigint)
   AND (e.epoch, e.txid, e.position) <= ($4::integer, $5::text::xid8, $6::bigint) ORDER BY e.tenant_id`;

/** Evaluates every key that moved within the range, tenant by tenant. Returns the tenants whose alerts changed. */
export async function evaluateRange(ctx: TxCtx, events: EventAppender, range: EventRange): Promise<string[]> {
  const values = [range.from.epoch, range.from.txid, range.from.position, range.to.epoch, range.to.txid, range.to.position];
  const tenants = await ctx.tx.run<{ tenant_id: string }>({ name: "alert_tenants", text: tenantsSql, values });
  const changed: string[] = [];
  for (const { tenant_id: tenantId } of tenants) {
    // Look-ups by index from the log to the balances whatever the statistics of fast-growing tables say.
    await ctx.tx.run({
      name: "alert_tenant",
      text: `SELECT set_config('app.tenant_id', $1, true), set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                    set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)`,
      values: [tenantId],
    });
    const tenant: TxCtx = { ...ctx, tenantId };
    await lockAlerts(tenant);
    if ((await evaluate(tenant, events, { name: "alert_moved_keys", text: movedKeysSql, values })) > 0) changed.push(tenantId);
  }
  if (tenants.length > 0) await ctx.tx.run({ name: "alert_system", text: "SELECT set_config('app.tenant_id', 'system', true)" });
  return changed;
}

/** The consumer `stock-alerts`: payloads never leave the database. */
export function stockAlertsConsumer(deps: { events: EventAppender; onChanged: (tenantIds: readonly string[]) => void }): RangeConsumer {
  return {
    name: "stock-alerts",
    topics: [topic],
    batchMax: 10_000,
    intervalMs: 500,
    handleRange: async (ctx, range) => {
      const changed = await evaluateRange(ctx, deps.events, range);
      if (changed.length > 0) ctx.tx.afterCommit(() => deps.onChanged(changed));
    },
  };
}
