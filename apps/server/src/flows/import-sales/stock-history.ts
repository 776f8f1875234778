import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { StockHistory } from "./opening.ts";

/**
 * What the ledger holds of SKUs in the root of a warehouse from an instant on, in millionths of the base unit, without
 * some documents. A document counts as one step, as the ledger's own guard does. Costs what happened since that instant, not the whole history.
 */
export async function findStockHistory(
  ctx: TxCtx,
  warehouseId: string,
  variantIds: readonly string[],
  from: Date,
  withoutDocuments: readonly string[],
): Promise<Map<string, StockHistory>> {
  if (variantIds.length === 0) return new Map();
  const balances = await ctx.tx.query<{ variant_id: string; on_hand: string; available: string; scale: number }>(
    `SELECT s.variant_id, s.on_hand::text AS on_hand, s.available::text AS available, v.scale
       FROM ledger_place_stock s JOIN catalogue_variant v ON v.tenant_id = s.tenant_id AND v.variant_id = s.variant_id
      WHERE s.tenant_id = $1 AND s.variant_id = ANY ($2) AND s.location_id = $3`,
    [ctx.tenantId, variantIds, warehouseId],
  );
  const legs = await ctx.tx.query<{ variant_id: string; delta: string; at_ms: number; excluded: boolean }>(
    `SELECT variant_id, sum(delta)::text AS delta, (extract(epoch FROM effective_at) * 1000)::bigint AS at_ms, document_id = ANY ($5) AS excluded
       FROM stock_leg
      WHERE tenant_id = $1 AND variant_id = ANY ($2) AND location_id = $3 AND effective_at >= $4
        AND lot_id = '00000000-0000-0000-0000-000000000000' AND serial = '' AND status = 'available'
      GROUP BY variant_id, document_id, effective_at
      ORDER BY effective_at, min(position)`,
    [ctx.tenantId, variantIds, warehouseId, from, withoutDocuments],
  );
  const history = new Map<string, { onHand: bigint; onHandBefore: bigint; movements: { atMs: number; delta: bigint }[]; factor: bigint }>();
  for (const row of balances) {
    const factor = 10n ** BigInt(6 - row.scale);
    history.set(row.variant_id, { onHand: BigInt(row.available) * factor, onHandBefore: BigInt(row.on_hand) * factor, movements: [], factor });
  }
  for (const leg of legs) {
    const entry = history.get(leg.variant_id);
    if (!entry) continue;
    const delta = BigInt(leg.delta) * entry.factor;
    entry.onHandBefore -= delta;
    if (leg.excluded) entry.onHand -= delta;
    else entry.movements.push({ atMs: leg.at_ms, delta });
  }
  return history;
}
