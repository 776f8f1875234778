import type { PlaceCounts } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import type { PlaceStockDeps } from "./deps.ts";
import { assertWarehouseSeen } from "./find-place.ts";

/** How many SKUs lie in each place of a warehouse, places without stock left out. Reads its balances. Throws NOT_FOUND. */
export function countPlaces(deps: PlaceStockDeps, ctx: Ctx, warehouseId: string): Promise<PlaceCounts> {
  return deps.db.read(ctx, async (read) => {
    await assertWarehouseSeen(read, warehouseId);
    const rows = await read.tx.run<{ location_id: string; skus: number }>({
      name: "place_counts",
      text: `SELECT location_id, count(DISTINCT variant_id)::integer AS skus FROM ledger_warehouse_stock
              WHERE tenant_id = $1 AND warehouse_id = $2 GROUP BY location_id ORDER BY location_id`,
      values: [ctx.tenantId, warehouseId],
    });
    return { items: rows.map((row) => ({ locationId: row.location_id, skus: row.skus })) };
  });
}
