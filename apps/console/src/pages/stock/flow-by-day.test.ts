import { expect, test } from "vitest";
import { flowByDay, lastDays } from "./flow-by-day.ts";

const day = (day: string, quantityIn: string, quantityOut: string, transferIn = "0", transferOut = "0") => ({
  day,
  quantityIn,
  quantityOut,
  transferIn,
  transferOut,
});

test("days are counted back over the end of a month", () => {
  expect(lastDays("2026-03-02", 4)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
});

test("warehouses are added up, and quiet days are there with nothing", () => {
  const items = [day("2026-11-19", "2.5", "1", "4"), day("2026-11-19", "0.5", "0", "0", "4")];
  expect(flowByDay(items, ["2026-11-18", "2026-11-19"], { transfers: false })).toEqual([
    { day: "2026-11-18", quantityIn: "0", quantityOut: "0" },
    { day: "2026-11-19", quantityIn: "3.0", quantityOut: "1" },
  ]);
});

test("within a warehouse, transfers come and go too", () => {
  expect(flowByDay([day("2026-11-19", "1", "0", "4", "2")], ["2026-11-19"], { transfers: true })).toEqual([
    { day: "2026-11-19", quantityIn: "5", quantityOut: "2" },
  ]);
});
