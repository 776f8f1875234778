import { CreateLocation, IdParams, Location, LocationPage, LocationParams, LocationQuery, UpdateLocation } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { WarehouseDeps } from "./deps.ts";
import { setLocationArchived } from "./locations/archive-location.ts";
import { createLocation } from "./locations/create-location.ts";
import { listLocations } from "./locations/list-locations.ts";
import { updateLocation } from "./locations/update-location.ts";

const tag = "Warehouses";

export function locationRoutes(deps: WarehouseDeps): Route[] {
  return [
    route({
      method: "GET",
      url: "/warehouses/:id/locations",
      summary: "The locations of a warehouse by code; parentId says where each hangs in the tree",
      tag,
      access: "warehouse:read",
      params: IdParams,
      query: LocationQuery,
      response: LocationPage,
      handler: (ctx, { params, query }) => listLocations(deps, ctx, params.id, query),
    }),
    route({
      method: "POST",
      url: "/warehouses/:id/locations",
      summary: "Add a location to a warehouse",
      tag,
      access: "warehouse:write",
      params: IdParams,
      body: CreateLocation,
      response: Location,
      handler: (ctx, { params, body }) => createLocation(deps, ctx, params.id, body),
    }),
    route({
      method: "PATCH",
      url: "/warehouses/:id/locations/:locationId",
      summary: "Rename a location, or move it inside its warehouse",
      tag,
      access: "warehouse:write",
      params: LocationParams,
      body: UpdateLocation,
      response: Location,
      ifMatch: true,
      handler: (ctx, { params, body, expectedVersion }) => updateLocation(deps, ctx, params, expectedVersion, body),
    }),
    ...(["archive", "restore"] as const).map((verb) =>
      route({
        method: "POST",
        url: `/warehouses/:id/locations/:locationId/${verb}`,
        summary: verb === "archive" ? "Take an empty location out of use" : "Take an archived location into use again",
        tag,
        access: "warehouse:write",
        params: LocationParams,
        response: Location,
        status: 200,
        handler: (ctx, { params }) => setLocationArchived(deps, ctx, params, verb === "archive"),
      }),
    ),
  ];
}
