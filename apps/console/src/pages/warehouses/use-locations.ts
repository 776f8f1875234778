import type { Location } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, get } from "#shared/api";
import { treeOf } from "./location-tree.ts";

/** All locations of a warehouse as a tree. */
export function useLocations(warehouseId: string, withArchived: boolean) {
  const query = useQuery({
    queryKey: ["/warehouses/{id}/locations", { params: { id: warehouseId }, archived: withArchived }],
    queryFn: async ({ signal }) => {
      const all: Location[] = [];
      const input = { params: { id: warehouseId }, query: { limit: 200, archived: withArchived ? ("all" as const) : ("false" as const) }, signal };
      for await (const location of api.list("/warehouses/{id}/locations", input)) all.push(location);
      return all;
    },
  });
  const tree = useMemo(() => query.data && treeOf(warehouseId, query.data), [warehouseId, query.data]);
  return { ...query, tree };
}

/** How many SKUs lie in each location of a warehouse. */
export function usePlaceCounts(warehouseId: string, enabled: boolean): ReadonlyMap<string, number> {
  const { data } = useQuery({ ...get("/inventory/places", { query: { warehouseId } }), enabled });
  return useMemo(() => new Map(data?.items.map(({ locationId, skus }) => [locationId, skus])), [data]);
}
