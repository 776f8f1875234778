import type { ProductStock } from "@lumbung/sdk";
import { expect, test } from "vitest";
import { sumStock } from "./sum-stock.ts";

const row = (onHand: string, more: Partial<ProductStock> = {}): ProductStock => ({
  productId: "p",
  variantId: "v",
  warehouseId: "w",
  onHand,
  reserved: "0",
  available: onHand,
  minimum: null,
  low: false,
  ...more,
});

test("quantities add up exactly, whatever their decimals", () => {
  expect(sumStock([row("0.1"), row("0.2"), row("1")])).toEqual({ onHand: "1.3", available: "1.3", reserved: "0", state: "ok" });
});

test("nothing left is out, also below zero; a minimum not reached somewhere is low", () => {
  expect(sumStock([row("2"), row("-2")]).state).toBe("out");
  expect(sumStock([row("-1.5")]).state).toBe("out");
  expect(sumStock([row("5"), row("1", { minimum: "3", low: true })]).state).toBe("low");
  expect(sumStock([]).state).toBe("out");
});
