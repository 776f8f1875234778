import type { Route } from "../../infrastructure/http/index.ts";
import type { PlaceStockDeps } from "./deps.ts";
import { placeStockRoutes } from "./routes.ts";

/** What lies in the places of a warehouse: see README.md. */
export function createPlaceStock(deps: PlaceStockDeps): { readonly routes: Route[] } {
  return { routes: placeStockRoutes(deps) };
}
