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
  expect(sumStock([row("0.1"), row("0.2", { reserved: "0.2", available: "0" }), row("1")])).toEqual({ onHand: "1.3", available: "1.1", reserved: "0.2" });
  expect(sumStock([])).toEqual({ onHand: "0", available: "0", reserved: "0" });
});
