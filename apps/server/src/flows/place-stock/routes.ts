import { IdParams, PlaceCounts, PlaceCountsQuery, PlaceStockPage, PlaceStockQuery } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import { countPlaces } from "./count-places.ts";
import type { PlaceStockDeps } from "./deps.ts";
import { listPlaceStock } from "./list-place-stock.ts";

const tag = "Inventory";

export function placeStockRoutes(deps: PlaceStockDeps): Route[] {
  return [
    route({
      method: "GET",
      url: "/inventory/places",
      summary: "How many SKUs lie in each location of a warehouse",
      tag,
      access: "inventory:read",
      query: PlaceCountsQuery,
      response: PlaceCounts,
      handler: (ctx, { query }) => countPlaces(deps, ctx, query.warehouseId),
    }),
    route({
      method: "GET",
      url: "/inventory/places/:id",
      summary: "What lies in one location, not in those below it, by SKU",
      tag,
      access: "inventory:read",
      params: IdParams,
      query: PlaceStockQuery,
      response: PlaceStockPage,
      handler: (ctx, { params, query }) => listPlaceStock(deps, ctx, params.id, query),
    }),
  ];
}
