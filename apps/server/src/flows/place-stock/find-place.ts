import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { mayUseWarehouse } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

/** Throws NOT_FOUND unless the warehouse is one that the caller may see. */
export async function assertWarehouseSeen(read: TxCtx, warehouseId: string): Promise<void> {
  const rows = await read.tx.query("SELECT FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = $2", [read.tenantId, warehouseId]);
  if (rows.length === 0 || !mayUseWarehouse(read, warehouseId)) throw new AppError("NOT_FOUND", { id: warehouseId });
}

/** Throws NOT_FOUND unless the location lies in a warehouse that the caller may see. */
export async function assertPlaceSeen(read: TxCtx, locationId: string): Promise<void> {
  const [row] = await read.tx.query<{ warehouse_id: string | null }>("SELECT warehouse_id FROM location_face WHERE tenant_id = $1 AND location_id = $2", [
    read.tenantId,
    locationId,
  ]);
  // Counter-locations such as supplier and loss belong to no warehouse: nothing lies there.
  if (!row?.warehouse_id || !mayUseWarehouse(read, row.warehouse_id)) throw new AppError("NOT_FOUND", { id: locationId });
}
