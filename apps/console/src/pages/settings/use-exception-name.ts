import { useLingui } from "@lingui/react/macro";
import type { NegativeStockPolicy } from "@lumbung/sdk";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useWarehouses } from "#entities/warehouse";
import { get } from "#shared/api";

/** What an exception is for, in words: a product, a place, both, or a channel. */
export function useExceptionName({ variantId, locationId, channel }: NegativeStockPolicy): string {
  const { t } = useLingui();
  const product = useProductName(variantId);
  const place = usePlaceName(locationId);
  if (channel !== null) return t`Sales channel “${channel}”`;
  if (variantId !== null && locationId !== null) return t`${product} in ${place}`;
  return variantId === null ? place : product;
}

function useProductName(variantId: string | null): string {
  const { data } = useQuery({
    ...get("/inventory/levels", { query: { variantId: variantId ?? "", sum: "true", limit: 1 } }),
    enabled: variantId !== null,
  });
  const found = data?.items[0];
  return found === undefined ? "…" : `${found.name} (${found.sku})`;
}

/** A place may lie in any warehouse: they are few, and their trees are loaded once. */
function usePlaceName(locationId: string | null): string {
  const warehouses = useWarehouses();
  const whole = warehouses.find(({ id }) => id === locationId);
  const places = useQueries({
    queries: warehouses.map(({ id }) => ({
      ...get("/warehouses/{id}/locations", { params: { id }, query: { limit: 200, archived: "all" } }),
      enabled: locationId !== null && whole === undefined,
    })),
    combine: (results) => results.flatMap(({ data }) => data?.items ?? []),
  });
  if (whole !== undefined) return whole.name;
  const place = places.find(({ id }) => id === locationId);
  const warehouse = warehouses.find(({ id }) => id === place?.warehouseId);
  return place === undefined ? "…" : `${warehouse?.name ?? ""} › ${place.name}`;
}
