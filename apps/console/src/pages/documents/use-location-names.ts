import type { DocumentDetail, DocumentLine } from "@lumbung/sdk";
import { useQueries } from "@tanstack/react-query";
import { useCallback } from "react";
import { useCan } from "#entities/session";
import { get } from "#shared/api";

/** Places of a line within its warehouses, by name; undefined for goods that simply lie in the warehouse. */
export function useLocationNames(document: DocumentDetail): (line: DocumentLine) => string | undefined {
  const maySee = useCan()("warehouse:read");
  // The root of a warehouse's locations has the id of the warehouse: it is no place of its own.
  const inPlaces = document.lines.some(
    (line) => line.locationId !== line.warehouseId || (line.toLocationId !== null && line.toLocationId !== line.toWarehouseId),
  );
  const ids = inPlaces && maySee ? [document.warehouseId, document.toWarehouseId].filter((id) => id !== null) : [];
  const names = useQueries({
    queries: ids.map((id) => get("/warehouses/{id}/locations", { params: { id }, query: { limit: 200, archived: "all" } })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data?.items.map(({ id, name }) => [id, name] as const) ?? [])),
  });
  return useCallback(
    (line) => {
      const from = line.locationId === line.warehouseId ? undefined : names.get(line.locationId);
      const to = line.toLocationId === null || line.toLocationId === line.toWarehouseId ? undefined : names.get(line.toLocationId);
      return from === undefined && to === undefined ? undefined : [from, to].filter((name) => name !== undefined).join(" → ");
    },
    [names],
  );
}
