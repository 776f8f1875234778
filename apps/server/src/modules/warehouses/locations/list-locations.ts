import type { LocationPage, LocationQuery } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../../shared/pagination.ts";
import type { WarehouseDeps } from "../deps.ts";
import { readWarehouse } from "../warehouse.ts";
import { type LocationRecord, locationColumns, presentLocation } from "./location.ts";

/** The tree of a warehouse as a list by code; `parentId` says where each hangs. Throws NOT_FOUND. */
export function listLocations(deps: WarehouseDeps, ctx: Ctx, warehouseId: string, query: LocationQuery): Promise<LocationPage> {
  const [after] = query.cursor ? decodeCursor(query.cursor, ["text"]) : [null];
  const archived = query.archived === "all" ? null : query.archived === "true";
  return deps.db.read(ctx, async (read) => {
    await readWarehouse(read, warehouseId);
    const rows = await read.tx.query<LocationRecord & { key: string }>(
      `SELECT ${locationColumns}, code_key AS key FROM location
        WHERE tenant_id = $1 AND warehouse_id = $2 AND ($3::boolean IS NULL OR (archived_at IS NOT NULL) = $3) AND ($4::text IS NULL OR code_key > $4)
        ORDER BY code_key LIMIT $5`,
      [ctx.tenantId, warehouseId, archived, after, query.limit + 1],
    );
    return pageFrom(rows, query.limit, (row) => [row.key], presentLocation);
  });
}
