import type { Warehouse } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import type { WarehouseDeps } from "./deps.ts";
import { announceWarehouse, assertEmpty, lockWarehouse, presentWarehouse, readWarehouse } from "./warehouse.ts";

/**
 * Takes a warehouse out of use with its locations, or back into it; doing it twice changes nothing. Locations that were
 * archived one by one stay so. Throws NOT_FOUND, or HAS_STOCK while anything is in it.
 */
export function setWarehouseArchived(deps: WarehouseDeps, ctx: Ctx, id: string, archived: boolean): Promise<Warehouse> {
  return deps.db.withTransaction(ctx, async (tx) => {
    const before = await lockWarehouse(tx, id);
    if ((before.archivedAt !== null) === archived) return presentWarehouse(before);
    if (archived) await assertEmpty(tx, id, null);
    await tx.tx.query(
      archived
        ? "UPDATE location SET archived_at = $3, archived_with_warehouse = true, version = version + 1 WHERE tenant_id = $1 AND warehouse_id = $2 AND archived_at IS NULL"
        : "UPDATE location SET archived_at = NULL, archived_with_warehouse = false, version = version + 1 WHERE tenant_id = $1 AND warehouse_id = $2 AND archived_with_warehouse AND $3::timestamptz IS NOT NULL",
      [tx.tenantId, id, tx.clock.now().toISOString()],
    );
    await tx.tx.query("UPDATE warehouse SET archived_at = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2", [
      tx.tenantId,
      id,
      archived ? tx.clock.now().toISOString() : null,
    ]);
    return announceWarehouse(deps, tx, archived ? "archived" : "restored", await readWarehouse(tx, id), before);
  });
}
