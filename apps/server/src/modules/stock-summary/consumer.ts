import {
  asTenantOfRange,
  compareCursors,
  type EventCursor,
  type EventRange,
  inRange,
  type RangeConsumer,
  rangeValues,
} from "../../infrastructure/events/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { applySql, legsOf, sumDays } from "./apply.ts";
import { movementsInRange, movementTopic } from "./log-range.ts";
import { lockProgress, saveProgress } from "./progress.ts";
import { recountWithin } from "./rebuild.ts";

const tenantsSql = `SELECT e.tenant_id, max(e.recorded_at) AS recorded_at, count(*)::integer AS events FROM event_log e WHERE ${inRange(movementTopic, 1)} GROUP BY e.tenant_id ORDER BY e.tenant_id`;
const rangeSql = applySql(sumDays(legsOf(movementsInRange(4), "$3::text")));

const variantsSql = `SELECT DISTINCT variant_id FROM (${movementsInRange(2)}) moved`;

interface TenantPart {
  tenant_id: string;
  recorded_at: Date;
  events: number;
}

/**
 * Brings the read models of the range's tenants up to its end. A range that was applied before, or in part, adds only
 * what lies behind the tenant's own cursor, so delivery twice or in another cut is harmless (R-IDM-4).
 * @returns the tenants whose figures changed
 */
export async function applyRange(ctx: TxCtx, range: EventRange): Promise<string[]> {
  const tenants = await ctx.tx.run<TenantPart>({ name: "stock_summary_tenants", text: tenantsSql, values: rangeValues(range) });
  const changed: string[] = [];
  for (const part of tenants) {
    if (await asTenantOfRange(ctx, part.tenant_id, (tenant) => applyTenantRange(tenant, range, part))) changed.push(part.tenant_id);
  }
  return changed;
}

async function applyTenantRange(ctx: TxCtx, range: EventRange, part: TenantPart): Promise<boolean> {
  const progress = await lockProgress(ctx);
  const from: EventCursor = compareCursors(progress.cursor, range.from) > 0 ? progress.cursor : range.from;
  if (compareCursors(from, range.to) >= 0) return part.events === 1 && recountReplayed(ctx, range);
  const [applied] = await ctx.tx.run<{ rows: number; position: number | null }>({
    name: "stock_summary_apply",
    text: rangeSql,
    values: [ctx.tenantId, progress.windowStart, progress.timeZone, ...rangeValues({ from, to: range.to })],
  });
  await saveProgress(ctx, range.to, applied?.position ?? null, part.recorded_at);
  return (applied?.rows ?? 0) > 0;
}

/** One event behind the cursor was parked and is tried again: whether it is counted or not, its SKUs are right afterwards. */
async function recountReplayed(ctx: TxCtx, range: EventRange): Promise<boolean> {
  const rows = await ctx.tx.query<{ variant_id: string }>(variantsSql, [ctx.tenantId, ...rangeValues(range)]);
  await recountWithin(
    ctx,
    rows.map((row) => row.variant_id),
  );
  return rows.length > 0;
}

export interface ConsumerDeps {
  /** Told after commit which tenants' figures have changed. */
  readonly onChanged: (tenantIds: readonly string[]) => void;
}

/** The consumer `stock-summary`: payloads never leave the database. */
export function stockSummaryConsumer(deps: ConsumerDeps): RangeConsumer {
  return {
    name: "stock-summary",
    topics: [movementTopic],
    batchMax: 5000,
    // Its statement costs more to plan than a hundred events to apply.
    intervalMs: 250,
    handleRange: async (ctx, range) => {
      const changed = await applyRange(ctx, range);
      if (changed.length > 0) ctx.tx.afterCommit(() => deps.onChanged(changed));
    },
  };
}
