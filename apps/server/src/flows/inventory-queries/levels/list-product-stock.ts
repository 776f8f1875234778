import type { ProductStock, ProductStockList, ProductStockQuery } from "@lumbung/contracts";
import { type Ctx, warehouseScope } from "../../../shared/context.ts";
import { formatScaled } from "../../../shared/quantity.ts";
import type { InventoryQueriesDeps } from "../deps.ts";

interface StockRow extends Record<string, unknown> {
  product_id: string;
  variant_id: string;
  warehouse_id: string | null;
  scale: number;
  on_hand: string;
  reserved: string;
  minimum: string | null;
  low: boolean;
}

/** Every SKU of the products in every warehouse in use, with 0 where it has never been; archived warehouses while any stock is left. */
const rowsSql = `
  WITH v AS MATERIALIZED (SELECT product_id, variant_id, sku_key, scale FROM catalogue_variant WHERE tenant_id = $1 AND product_id = ANY ($2::uuid[]) AND stocked),
  t AS MATERIALIZED (
    SELECT variant_id, warehouse_id, sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved FROM stock_balance
     WHERE tenant_id = $1 AND variant_id = ANY (ARRAY(SELECT variant_id FROM v)) GROUP BY variant_id, warehouse_id),
  e AS MATERIALIZED (SELECT variant_id, warehouse_id, minimum FROM level_entry WHERE tenant_id = $1 AND variant_id = ANY (ARRAY(SELECT variant_id FROM v))),
  r AS (
    SELECT v.product_id, v.variant_id, v.sku_key, v.scale, w.warehouse_id, w.code, e.minimum,
           coalesce(t.on_hand, 0) AS on_hand, coalesce(t.reserved, 0) AS reserved, coalesce(coalesce(t.on_hand, 0) < e.minimum, false) AS low
      FROM v JOIN warehouse_face w ON w.tenant_id = $1 AND ($3::uuid[] IS NULL OR w.warehouse_id = ANY ($3))
      LEFT JOIN t ON t.variant_id = v.variant_id AND t.warehouse_id = w.warehouse_id
      LEFT JOIN e ON e.variant_id = v.variant_id AND e.warehouse_id = w.warehouse_id
     WHERE NOT w.archived OR t.on_hand <> 0 OR t.reserved <> 0)`;
const perWarehouse = `${rowsSql} SELECT product_id, variant_id, warehouse_id, scale, on_hand, reserved, minimum, low FROM r ORDER BY product_id, sku_key, code`;
const summed = `${rowsSql} SELECT product_id, variant_id, NULL::uuid AS warehouse_id, scale, sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved,
    sum(minimum)::bigint AS minimum, bool_or(low) AS low FROM r GROUP BY product_id, variant_id, sku_key, scale ORDER BY product_id, sku_key`;

/** Stock of some products within the caller's warehouses; ids that are not the caller's are passed over. The quantities are the balances themselves. */
export async function listProductStock(deps: InventoryQueriesDeps, ctx: Ctx, query: ProductStockQuery): Promise<ProductStockList> {
  const rows = await deps.db.read(ctx, ({ tx }) => tx.query<StockRow>(query.sum ? summed : perWarehouse, [ctx.tenantId, query.ids, warehouseScope(ctx)]));
  return { items: rows.map(presentRow) };
}

function presentRow(row: StockRow): ProductStock {
  const [onHand, reserved] = [BigInt(row.on_hand), BigInt(row.reserved)];
  const text = (quantity: bigint) => formatScaled(quantity, row.scale);
  return {
    productId: row.product_id,
    variantId: row.variant_id,
    warehouseId: row.warehouse_id,
    onHand: text(onHand),
    reserved: text(reserved),
    available: text(onHand - reserved),
    minimum: row.minimum === null ? null : text(BigInt(row.minimum)),
    low: row.low,
  };
}
