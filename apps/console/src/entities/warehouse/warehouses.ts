import type { Warehouse } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { get } from "#shared/api";

/** The warehouses in use that the reader may see: few, so they are loaded once and kept. */
export const warehousesQuery = { ...get("/warehouses", { query: { limit: 200 } }), staleTime: 5 * 60_000 };

export function useWarehouses(): readonly Warehouse[] {
  return useQuery(warehousesQuery).data?.items ?? none;
}

const none: readonly Warehouse[] = [];

/** Names by id, for rows that know only the id. Undefined for one that is archived or outside the reader's scope. */
export function useWarehouseNames(): (id: string | null) => string | undefined {
  const warehouses = useWarehouses();
  return useMemo(() => {
    const names = new Map(warehouses.map(({ id, name }) => [id, name]));
    return (id) => (id === null ? undefined : names.get(id));
  }, [warehouses]);
}
