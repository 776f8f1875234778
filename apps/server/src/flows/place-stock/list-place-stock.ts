import type { PlaceStockPage, PlaceStockQuery } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import { formatScaled } from "../../shared/quantity.ts";
import type { PlaceStockDeps } from "./deps.ts";
import { assertPlaceSeen } from "./find-place.ts";

interface StockRow extends Record<string, unknown> {
  readonly variant_id: string;
  readonly product_id: string;
  readonly sku: string;
  readonly sku_key: string;
  readonly name: string;
  readonly base_unit: string;
  readonly scale: number;
  readonly on_hand: string;
  readonly reserved: string;
}

/** What lies in one place of a warehouse, not in those below it: the balances, by SKU. Throws NOT_FOUND. */
export function listPlaceStock(deps: PlaceStockDeps, ctx: Ctx, locationId: string, query: PlaceStockQuery): Promise<PlaceStockPage> {
  const [sku, variantId] = query.cursor ? decodeCursor(query.cursor, ["text", "uuid"]) : [null, null];
  return deps.db.read(ctx, async (read) => {
    await assertPlaceSeen(read, locationId);
    const rows = await read.tx.run<StockRow>({
      name: "place_stock",
      text: `SELECT v.variant_id, v.product_id, v.sku, v.sku_key, v.name, v.base_unit, v.scale, b.on_hand, b.reserved
               FROM (SELECT variant_id, sum(on_hand)::text AS on_hand, sum(reserved)::text AS reserved FROM stock_balance
                      WHERE tenant_id = $1 AND location_id = $2 AND (on_hand <> 0 OR reserved <> 0) GROUP BY variant_id) b
               JOIN catalogue_variant v ON v.tenant_id = $1 AND v.variant_id = b.variant_id
              WHERE $3::text IS NULL OR (v.sku_key, v.variant_id) > ($3, $4::uuid)
              ORDER BY v.sku_key, v.variant_id LIMIT $5`,
      values: [ctx.tenantId, locationId, sku, variantId, query.limit + 1],
    });
    return pageFrom(rows, query.limit, (row) => [row.sku_key, row.variant_id], present);
  });
}

function present(row: StockRow): PlaceStockPage["items"][number] {
  const quantity = (scaled: bigint) => formatScaled(scaled, row.scale);
  const onHand = BigInt(row.on_hand);
  const reserved = BigInt(row.reserved);
  return {
    variantId: row.variant_id,
    productId: row.product_id,
    sku: row.sku,
    name: row.name,
    baseUnit: row.base_unit,
    onHand: quantity(onHand),
    reserved: quantity(reserved),
    available: quantity(onHand - reserved),
  };
}
