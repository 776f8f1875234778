import { expect, test } from "vitest";
import { marginOf, priceRange } from "./price-text.ts";

const idr = (amount: number) => ({ amount, currency: "IDR" });

test("from the lowest to the highest price; SKUs without one do not count", () => {
  expect(priceRange([{ price: idr(900) }, { price: null }, { price: idr(100) }])).toEqual({ lowest: idr(100), highest: idr(900) });
  expect(priceRange([{ price: null }])).toBeNull();
});

test("a margin is a share of the price, also below zero", () => {
  expect(marginOf(idr(200), idr(150))).toBe(0.25);
  expect(marginOf(idr(100), idr(150))).toBe(-0.5);
  for (const [price, cost] of [
    [null, idr(1)],
    [idr(0), idr(1)],
    [idr(1), undefined],
    [idr(1), { amount: 1, currency: "USD" }],
  ] as const)
    expect(marginOf(price, cost)).toBeUndefined();
});
