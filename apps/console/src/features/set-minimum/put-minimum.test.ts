import type { LevelItem } from "@lumbung/sdk";
import { expect, test } from "vitest";
import { putMinimum } from "./put-minimum.ts";

const figures = { onHand: "1", reserved: "0", available: "1", minimum: null };
const row = (variantId: string, rest: Partial<LevelItem>): LevelItem => ({
  variantId,
  sku: variantId,
  name: variantId,
  baseUnit: "kg",
  warehouseId: null,
  ...figures,
  ...rest,
});
const data = (...items: LevelItem[]) => ({ pages: [{ items, nextCursor: null }], pageParams: [null] });

test("a minimum appears in its cell and nowhere else", () => {
  const before = data(
    row("a", {
      warehouses: [
        { warehouseId: "w1", ...figures },
        { warehouseId: "w2", ...figures },
      ],
    }),
    row("b", { warehouseId: "w1" }),
  );
  const after = putMinimum(before, { variantId: "a", warehouseId: "w2", minimum: "12" });
  expect(after.pages[0]?.items[0]?.warehouses?.map((cell) => cell.minimum)).toEqual([null, "12"]);
  expect(after.pages[0]?.items[1]).toBe(before.pages[0]?.items[1]);
  expect(putMinimum(after, { variantId: "b", warehouseId: "w1", minimum: "2" }).pages[0]?.items[1]?.minimum).toBe("2");
});

test("a minimum also stands where there has never been any", () => {
  const after = putMinimum(data(row("a", { warehouses: [] })), { variantId: "a", warehouseId: "w2", minimum: "12" });
  expect(after.pages[0]?.items[0]?.warehouses).toEqual([{ warehouseId: "w2", onHand: "0", reserved: "0", available: "0", minimum: "12" }]);
});

test("a list that does not show it stays the very same", () => {
  const before = data(row("a", { warehouseId: "w1" }));
  expect(putMinimum(before, { variantId: "a", warehouseId: "w2", minimum: "1" })).toBe(before);
  expect(putMinimum(before, { variantId: "c", warehouseId: "w1", minimum: "1" })).toBe(before);
});
