import type { Category } from "@lumbung/sdk";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { type CategoryNode, flatten, pathOf, treeOf } from "./category-tree.ts";

/** The categories of a business, loaded whole: they are chosen from and shown as a tree. */
export function categoriesQuery(archived: "false" | "true" | "all" = "false") {
  return queryOptions({
    queryKey: ["/categories", { query: { archived } }],
    queryFn: async ({ signal }) => {
      const items: Category[] = [];
      for await (const category of api.list("/categories", { query: { archived, limit: 200 }, signal })) items.push(category);
      return items;
    },
    staleTime: 5 * 60_000,
  });
}

interface Categories {
  readonly nodes: readonly CategoryNode[];
  /** Names from the top down; empty for what is not known. */
  readonly path: (id: string | null) => string[];
}

/** The categories in use, as a tree and by their ids. */
export function useCategories({ enabled = true } = {}): Categories {
  const { data } = useQuery({ ...categoriesQuery(), enabled });
  const { locale } = useFormat();
  return useMemo(() => {
    const all = data ?? [];
    const byId = new Map(all.map((category) => [category.id, category]));
    return { nodes: flatten(treeOf(all, locale)), path: (id) => (id === null ? [] : pathOf(byId, id)) };
  }, [data, locale]);
}
