import type { ProductStock } from "@lumbung/sdk";
import { type UseQueryResult, useQueries, useQuery } from "@tanstack/react-query";
import { get } from "#shared/api";
import type { StockRows } from "./sum-stock.ts";

/** Products asked for at once: a page of the list, so that pages already there keep their answers. */
const pageSize = 100;

/** What each of the products of a list has over the reader's warehouses, by product; live. Empty without `enabled`. */
export function useStockOfProducts(ids: readonly string[], enabled: boolean): ReadonlyMap<string, StockRows> {
  const pages = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, index) => ids.slice(index * pageSize, (index + 1) * pageSize));
  return useQueries({
    queries: enabled ? pages.map((page) => get("/products/stock", { query: { ids: page.join(","), sum: "true" } })) : [],
    combine: byProduct,
  });
}

function byProduct(results: Array<UseQueryResult<{ items: ProductStock[] }>>): ReadonlyMap<string, StockRows> {
  return Map.groupBy(
    results.flatMap((result) => result.data?.items ?? []),
    (row) => row.productId,
  );
}

/** What a product has in each of the reader's warehouses; live. */
export function useStockOfProduct(id: string, enabled: boolean) {
  return useQuery({ ...get("/products/stock", { query: { ids: id } }), enabled });
}
