import { expect, test } from "vitest";
import { parseUrlState } from "#shared/lib";
import { levelsQuery } from "./levels-query.ts";
import { stockSearch } from "./search.ts";

const query = (address: Record<string, string>, now?: Date) => levelsQuery(parseUrlState(stockSearch, address), "Asia/Jakarta", now);

test("a past day is asked for up to its last instant, by the clock of the business", () => {
  expect(query({ asOf: "2026-11-19" }, new Date("2026-11-20T08:00:00Z")).asOf).toBe("2026-11-19T16:59:59.999Z");
});

test("of a day that is not over one sees the present", () => {
  expect(query({ asOf: "2026-11-20" }, new Date("2026-11-20T08:00:00Z")).asOf).toBeUndefined();
});

test("filters that are not set are not sent", () => {
  expect(query({ q: "  " })).toEqual({ sort: "name" });
  expect(query({ q: " mug ", state: "low", sort: "-onHand" })).toEqual({ q: "mug", belowMinimum: "true", sort: "-onHand" });
  expect(query({ state: "out" })).toEqual({ out: "true", sort: "name" });
});
