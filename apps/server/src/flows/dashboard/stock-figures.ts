import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** SQL of a sum of amounts, kept within what a number of JSON holds exactly: a mistyped cost must not take the page away. */
export const countable = (sum: string): string => `least(greatest(${sum}, -${Number.MAX_SAFE_INTEGER}), ${Number.MAX_SAFE_INTEGER})::bigint`;

/** What stands in a warehouse; `valueMinor` in minor units, rounded half up per warehouse. */
export interface WarehouseStock {
  readonly warehouseId: string;
  readonly valueMinor: number;
  readonly skusInStock: number;
}

/**
 * Value and number of SKUs in stock per warehouse, at the SKUs' present cost. One pass over the summary, whose size is
 * SKUs × warehouses; products that surely fit 64 bits are summed as integers, which costs half of decimal arithmetic.
 */
export async function readStock(ctx: TxCtx, scope: readonly string[] | null): Promise<WarehouseStock[]> {
  const rows = await ctx.tx.run<{ warehouse_id: string; value_minor: number; skus: number }>({
    name: "dashboard_stock",
    text: `SELECT warehouse_id, ${countable("round(sum(worth / ('{1,10,100,1000,10000,100000,1000000}'::numeric[])[scale + 1]))")} AS value_minor, sum(skus)::integer AS skus
             FROM (SELECT s.warehouse_id, v.scale, count(*) FILTER (WHERE s.current_stock > 0) AS skus,
                          coalesce(sum(s.current_stock * v.cost_minor) FILTER (WHERE abs(s.current_stock) < 2147483648 AND v.cost_minor < 2147483648), 0)
                          + coalesce(sum(s.current_stock::numeric * v.cost_minor) FILTER (WHERE abs(s.current_stock) >= 2147483648 OR v.cost_minor >= 2147483648), 0) AS worth
                     FROM stock_summary s JOIN stock_unit v ON v.tenant_id = $1 AND v.variant_id = s.variant_id
                    WHERE s.tenant_id = $1 AND ($2::uuid[] IS NULL OR s.warehouse_id = ANY ($2))
                    GROUP BY s.warehouse_id, v.scale) per_scale
            GROUP BY warehouse_id`,
    values: [ctx.tenantId, scope],
  });
  return rows.map((row) => ({ warehouseId: row.warehouse_id, valueMinor: row.value_minor, skusInStock: row.skus }));
}

export interface Mover {
  readonly variantId: string;
  readonly sku: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly issued: string;
}

const moversShown = 10;

/** The SKUs of which most units were issued in the recent business days. */
export async function readTopMovers(ctx: TxCtx, scope: readonly string[] | null): Promise<Mover[]> {
  const rows = await ctx.tx.run<{ variant_id: string; sku: string; name: string; base_unit: string; issued: string }>({
    name: "dashboard_movers",
    text: `SELECT top.variant_id, v.sku, v.name, v.base_unit, scaled_text(top.issued, v.scale) AS issued
             FROM (SELECT s.variant_id, s.issued, s.issued / ('{1,10,100,1000,10000,100000,1000000}'::numeric[])[u.scale + 1] AS units
                     FROM (SELECT variant_id, sum(recent_issued)::bigint AS issued FROM stock_summary
                            WHERE tenant_id = $1 AND recent_issued > 0 AND ($2::uuid[] IS NULL OR warehouse_id = ANY ($2)) GROUP BY variant_id) s
                     JOIN stock_unit u ON u.tenant_id = $1 AND u.variant_id = s.variant_id
                    ORDER BY units DESC, s.variant_id LIMIT ${moversShown}) top
             JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = top.variant_id
            ORDER BY top.units DESC, top.variant_id`,
    values: [ctx.tenantId, scope],
  });
  return rows.map((row) => ({ variantId: row.variant_id, sku: row.sku, name: row.name, baseUnit: row.base_unit, issued: row.issued }));
}
