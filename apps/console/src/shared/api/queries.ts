import type { InputOf, ItemOf, ListPath, PathOf, ResponseOf } from "@lumbung/sdk";
import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "./client.ts";

type GetPath = PathOf<"GET">;
type QueryOf<Path extends GetPath> = InputOf<"GET", Path> extends { query?: infer Query } ? Omit<NonNullable<Query>, "cursor"> : Record<never, never>;

/** A page of any list. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Options of a query for one answer of the API, under the key that live updates find: `useQuery(get("/dashboard"))`. */
export function get<Path extends GetPath>(path: Path, input?: Omit<InputOf<"GET", Path>, "signal">) {
  return queryOptions({
    queryKey: input === undefined ? [path] : [path, input],
    queryFn: ({ signal }) => api.get(path, ...([{ ...input, signal }] as never)) as Promise<ResponseOf<"GET", Path>>,
  });
}

/** Options of a query for a list that loads page after page. `query` holds filters and sort; undefined ones are left out. */
export function list<Path extends ListPath>(path: Path, query: QueryOf<Path> & { limit?: number }, params?: Record<string, string>) {
  const filters = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && String(value) !== ""));
  return infiniteQueryOptions({
    queryKey: params === undefined ? ["list", path, filters] : ["list", path, filters, params],
    queryFn: ({ pageParam, signal }) =>
      api.get(path, ...([{ params, query: { limit: 100, ...filters, cursor: pageParam ?? undefined }, signal }] as never)) as unknown as Promise<
        Page<ItemOf<Path>>
      >,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export type ListData<Item> = InfiniteData<Page<Item>, string | null>;

/** A list of the API with its pages joined. The rows of the old filters stay, marked `isRefreshing`, until those of the new ones are there. */
export function useInfiniteList<Path extends ListPath>(
  path: Path,
  query: QueryOf<Path> & { limit?: number },
  options: { params?: Record<string, string>; enabled?: boolean } = {},
) {
  const result = useInfiniteQuery({
    ...list(path, query, options.params),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    select: joinPages,
  });
  return {
    rows: result.data as ItemOf<Path>[] | undefined,
    error: result.error,
    isLoading: result.isPending,
    isRefreshing: result.isPlaceholderData || (result.isFetching && !result.isFetchingNextPage && !result.isPending),
    hasMore: result.hasNextPage,
    isLoadingMore: result.isFetchingNextPage,
    loadMore: () => {
      if (result.hasNextPage && !result.isFetching) void result.fetchNextPage();
    },
    retry: () => void result.refetch(),
  };
}

function joinPages<Item>(data: ListData<Item>): Item[] {
  return data.pages.flatMap((page) => page.items);
}
