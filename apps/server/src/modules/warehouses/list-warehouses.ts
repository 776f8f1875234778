import type { Warehouse, WarehousePage, WarehouseQuery } from "@lumbung/contracts";
import { type Ctx, warehouseScope } from "../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";
import type { WarehouseDeps } from "./deps.ts";
import { presentWarehouse, readWarehouse, type WarehouseRecord, warehouseColumns } from "./warehouse.ts";

/** The caller's warehouses by code. */
export async function listWarehouses(deps: WarehouseDeps, ctx: Ctx, query: WarehouseQuery): Promise<WarehousePage> {
  const [after] = query.cursor ? decodeCursor(query.cursor, ["text"]) : [null];
  const archived = query.archived === "all" ? null : query.archived === "true";
  const rows = await deps.db.read(ctx, ({ tx }) =>
    tx.query<WarehouseRecord & { key: string }>(
      `SELECT ${warehouseColumns}, code_key AS key FROM warehouse
        WHERE tenant_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2)) AND ($3::boolean IS NULL OR (archived_at IS NOT NULL) = $3) AND ($4::text IS NULL OR code_key > $4)
        ORDER BY code_key LIMIT $5`,
      [ctx.tenantId, warehouseScope(ctx), archived, after, query.limit + 1],
    ),
  );
  return pageFrom(rows, query.limit, (row) => [row.key], presentWarehouse);
}

/** Throws NOT_FOUND. */
export function getWarehouse(deps: WarehouseDeps, ctx: Ctx, id: string): Promise<Warehouse> {
  return deps.db.read(ctx, async (read) => presentWarehouse(await readWarehouse(read, id)));
}
