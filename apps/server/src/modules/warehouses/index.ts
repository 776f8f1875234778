import type { Route } from "../../infrastructure/http/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { setWarehouseArchived } from "./archive-warehouse.ts";
import { createWarehouse } from "./create-warehouse.ts";
import type { WarehouseDeps } from "./deps.ts";
import { knownWarehouses } from "./known-warehouses.ts";
import { getWarehouse, listWarehouses } from "./list-warehouses.ts";
import { locationRoutes } from "./location-routes.ts";
import { provisionTenant } from "./provision-tenant.ts";
import { warehouseRoutes } from "./routes.ts";
import { updateWarehouse } from "./update-warehouse.ts";

export type { WarehouseDeps };

/** Warehouses and their trees of locations: see README.md. */
export function createWarehouses(deps: WarehouseDeps) {
  return {
    listWarehouses: (ctx: Ctx, query: Parameters<typeof listWarehouses>[2]) => listWarehouses(deps, ctx, query),
    getWarehouse: (ctx: Ctx, id: string) => getWarehouse(deps, ctx, id),
    createWarehouse: (ctx: Ctx, input: Parameters<typeof createWarehouse>[2]) => createWarehouse(deps, ctx, input),
    updateWarehouse: (ctx: Ctx, id: string, expectedVersion: number, input: Parameters<typeof updateWarehouse>[4]) =>
      updateWarehouse(deps, ctx, id, expectedVersion, input),
    setWarehouseArchived: (ctx: Ctx, id: string, archived: boolean) => setWarehouseArchived(deps, ctx, id, archived),
    /** Steps of flows, in their transaction. */
    provisionTenant: (ctx: TxCtx, input?: { code?: string; name?: string }) => provisionTenant(deps, ctx, input),
    knownWarehouses,
    routes: [...warehouseRoutes(deps), ...locationRoutes(deps)] satisfies Route[],
  };
}
