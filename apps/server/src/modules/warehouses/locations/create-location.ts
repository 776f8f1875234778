import type { CreateLocation, Location } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { newId } from "../../../shared/ids.ts";
import type { WarehouseDeps } from "../deps.ts";
import { lockWarehouse, withUniqueCode } from "../warehouse.ts";
import { announceLocation, assertParent, readLocation } from "./location.ts";

/** Adds a location to the tree of a warehouse. Throws NOT_FOUND (the warehouse), UNKNOWN_LOCATION (the parent) or DUPLICATE. */
export function createLocation(deps: WarehouseDeps, ctx: Ctx, warehouseId: string, input: CreateLocation): Promise<Location> {
  return deps.db.withTransaction(ctx, async (tx) => {
    await lockWarehouse(tx, warehouseId);
    const parentId = input.parentId ?? warehouseId;
    await assertParent(tx, warehouseId, parentId);
    const id = newId();
    await withUniqueCode(input.code, () =>
      tx.tx.query("INSERT INTO location (tenant_id, id, warehouse_id, parent_id, code, name, kind) VALUES ($1, $2, $3, $4, $5, $6, 'storage')", [
        tx.tenantId,
        id,
        warehouseId,
        parentId,
        input.code,
        input.name,
      ]),
    );
    return announceLocation(deps, tx, "created", await readLocation(tx, warehouseId, id));
  });
}
