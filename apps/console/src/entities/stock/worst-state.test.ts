import type { LevelItem } from "@lumbung/sdk";
import { expect, test } from "vitest";
import { worstState } from "./worst-state.ts";

const row = (onHand: string, ...cells: [string, string | null][]): LevelItem => ({
  variantId: "v",
  sku: "v",
  name: "v",
  baseUnit: "pcs",
  warehouseId: null,
  onHand,
  reserved: "0",
  available: onHand,
  minimum: null,
  warehouses: cells.map(([quantity, minimum], index) => ({ warehouseId: `w${index}`, onHand: quantity, reserved: "0", available: quantity, minimum })),
});

test.each([
  [row("10", ["10", null], ["0", null]), "ok"],
  [row("10", ["10", null], ["0", "2"]), "low"],
  [row("10", ["9", null], ["1", "2"]), "low"],
  [row("0", ["0", null], ["0", "2"]), "out"],
  [row("3", ["5", null], ["-2", null]), "short"],
  [row("0"), "out"],
] as const)("%# is %s", (level, state) => {
  expect(worstState(level)).toBe(state);
});
