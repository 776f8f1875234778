import { asTenantOfRange, type EventAppender, type EventRange, inRange, type RangeConsumer, rangeValues } from "../../infrastructure/events/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { evaluate, lockAlerts, movedKeysSql, movementTopic } from "./evaluate.ts";

const tenantsSql = `SELECT DISTINCT e.tenant_id FROM event_log e WHERE ${inRange(movementTopic, 1)} ORDER BY e.tenant_id`;

/** Evaluates every key that moved within the range, tenant by tenant. Returns the tenants whose alerts changed. */
export async function evaluateRange(ctx: TxCtx, events: EventAppender, range: EventRange): Promise<string[]> {
  const values = rangeValues(range);
  const tenants = await ctx.tx.run<{ tenant_id: string }>({ name: "alert_tenants", text: tenantsSql, values });
  const changed: string[] = [];
  for (const { tenant_id: tenantId } of tenants) {
    const count = await asTenantOfRange(ctx, tenantId, async (tenant) => {
      await lockAlerts(tenant);
      return evaluate(tenant, events, { name: "alert_moved_keys", text: movedKeysSql, values });
    });
    if (count > 0) changed.push(tenantId);
  }
  return changed;
}

/** The consumer `stock-alerts`: payloads never leave the database. */
export function stockAlertsConsumer(deps: { events: EventAppender; onChanged: (tenantIds: readonly string[]) => void }): RangeConsumer {
  return {
    name: "stock-alerts",
    topics: [movementTopic],
    batchMax: 10_000,
    intervalMs: 500,
    handleRange: async (ctx, range) => {
      const changed = await evaluateRange(ctx, deps.events, range);
      if (changed.length > 0) ctx.tx.afterCommit(() => deps.onChanged(changed));
    },
  };
}
