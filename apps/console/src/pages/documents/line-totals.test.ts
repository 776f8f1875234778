import { expect, test } from "vitest";
import { lineCost, totalCost, totalQuantity } from "./line-totals.ts";

const line = (quantity: string, amount: number | null, baseUnit = "kg") => ({
  quantity,
  baseUnit,
  unitCost: amount === null ? null : { amount, currency: "IDR" },
});

test("quantities of one unit are added exactly, of several not at all", () => {
  expect(totalQuantity([line("0.1", null), line("0.2", null)])).toEqual({ value: "0.3", unit: "kg" });
  expect(totalQuantity([line("1", null), line("1", null, "pcs")])).toBeUndefined();
  expect(totalQuantity([])).toBeUndefined();
});

test.each([
  ["2.5", 100, 250],
  ["0.333", 100, 33],
  ["0.335", 100, 34],
  ["-0.335", 100, -34],
  ["3", 0, 0],
])("%s at %i costs %i", (quantity, amount, cost) => {
  expect(lineCost(line(quantity, amount))?.amount).toBe(cost);
});

test("a sum with an unknown cost is unknown", () => {
  expect(totalCost([line("2", 100), line("1", 50)])).toEqual({ amount: 250, currency: "IDR" });
  expect(totalCost([line("2", 100), line("1", null)])).toBeUndefined();
  expect(totalCost([])).toBeUndefined();
});
