import type { Member } from "@lumbung/sdk";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "#shared/api";

/** Everybody of the team, by name; names of people are needed wherever someone did something. */
export const peopleQuery = queryOptions({
  queryKey: ["/users", "every"] as const,
  queryFn: async ({ signal }) => {
    const all: Member[] = [];
    for await (const member of api.list("/users", { query: { limit: 200 }, signal })) all.push(member);
    return all;
  },
  staleTime: 60_000,
});

/** Undefined until they are known; asked for only where the reader may see the team. */
export function usePeople(options: { enabled: boolean }): readonly Member[] | undefined {
  return useQuery({ ...peopleQuery, enabled: options.enabled }).data;
}

/** What someone of the team is called; empty until it is known, and for those who have left. */
export function usePersonName(options: { enabled: boolean }): (id: string | null | undefined) => string {
  const people = usePeople(options);
  return useMemo(() => {
    const names = new Map(people?.map(({ id, name }) => [id, name]));
    return (id) => (id == null ? "" : (names.get(id) ?? ""));
  }, [people]);
}
