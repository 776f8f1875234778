import { CreateWarehouse, IdParams, UpdateWarehouse, Warehouse, WarehousePage, WarehouseQuery } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import { setWarehouseArchived } from "./archive-warehouse.ts";
import { createWarehouse } from "./create-warehouse.ts";
import type { WarehouseDeps } from "./deps.ts";
import { getWarehouse, listWarehouses } from "./list-warehouses.ts";
import { updateWarehouse } from "./update-warehouse.ts";

const tag = "Warehouses";

export function warehouseRoutes(deps: WarehouseDeps): Route[] {
  return [
    route({
      method: "GET",
      url: "/warehouses",
      summary: "The warehouses you may use, by code",
      tag,
      access: "warehouse:read",
      query: WarehouseQuery,
      response: WarehousePage,
      handler: (ctx, { query }) => listWarehouses(deps, ctx, query),
    }),
    route({
      method: "GET",
      url: "/warehouses/:id",
      summary: "A warehouse",
      tag,
      access: "warehouse:read",
      params: IdParams,
      response: Warehouse,
      handler: (ctx, { params }) => getWarehouse(deps, ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/warehouses",
      summary: "Create a warehouse with the root of its locations",
      tag,
      access: "warehouse:write",
      body: CreateWarehouse,
      response: Warehouse,
      handler: (ctx, { body }) => createWarehouse(deps, ctx, body),
    }),
    route({
      method: "PATCH",
      url: "/warehouses/:id",
      summary: "Change a warehouse",
      tag,
      access: "warehouse:write",
      params: IdParams,
      body: UpdateWarehouse,
      response: Warehouse,
      ifMatch: true,
      handler: (ctx, { params, body, expectedVersion }) => updateWarehouse(deps, ctx, params.id, expectedVersion, body),
    }),
    ...(["archive", "restore"] as const).map((verb) =>
      route({
        method: "POST",
        url: `/warehouses/:id/${verb}`,
        summary: verb === "archive" ? "Take an empty warehouse out of use; its history stays" : "Take an archived warehouse into use again",
        tag,
        access: "warehouse:write",
        params: IdParams,
        response: Warehouse,
        status: 200,
        handler: (ctx, { params }) => setWarehouseArchived(deps, ctx, params.id, verb === "archive"),
      }),
    ),
  ];
}
