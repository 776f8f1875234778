import { endOfDay, type UrlState } from "#shared/lib";
import type { stockSearch } from "./search.ts";

/** What the server is asked for the filters of the address. `now` decides whether a day is over: of today one sees the present. */
export function levelsQuery(search: UrlState<typeof stockSearch>, timeZone: string, now = new Date()) {
  const end = search.asOf === "" ? undefined : endOfDay(search.asOf, timeZone);
  return {
    q: search.q.trim() || undefined,
    warehouseId: search.warehouse || undefined,
    belowMinimum: search.state === "low" ? ("true" as const) : undefined,
    out: search.state === "out" ? ("true" as const) : undefined,
    sort: search.sort,
    // The day ends with its last instant; its end itself is the first of the next.
    asOf: end === undefined || new Date(end) > now ? undefined : new Date(Date.parse(end) - 1).toISOString(),
  };
}
