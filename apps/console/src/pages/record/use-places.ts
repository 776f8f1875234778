import type { Location } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { get } from "#shared/api";

/** The places in a warehouse with the path that leads to them; empty where the warehouse is one place. */
export interface Place {
  readonly id: string;
  readonly code: string;
  readonly path: string;
}

const none: readonly Place[] = [];

export function usePlaces(warehouseId: string): readonly Place[] {
  const query = { ...get("/warehouses/{id}/locations", { params: { id: warehouseId }, query: { limit: 200 } }), staleTime: 60_000 };
  const { data } = useQuery({ ...query, enabled: warehouseId !== "" });
  return useMemo(() => (data === undefined ? none : placesOf(data.items)), [data]);
}

/** Places below the root, in the order of a walk through the tree. */
export function placesOf(locations: readonly Location[]): Place[] {
  const byId = new Map(locations.map((location) => [location.id, location]));
  const pathOf = (location: Location): string => {
    const parent = location.parentId === null ? undefined : byId.get(location.parentId);
    return parent === undefined || parent.parentId === null ? location.code : `${pathOf(parent)} / ${location.code}`;
  };
  return locations
    .filter((location) => location.parentId !== null)
    .map((location) => ({ id: location.id, code: location.code, path: pathOf(location) }))
    .sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
}
