import { expect, test } from "vitest";
import { changesIn, skuIn } from "./history-changes.ts";

test("a change of a SKU says which one, and only what is different", () => {
  const before = { variantId: "v", sku: "RICE-1", priceMinor: 100, barcodes: ["1"] };
  const after = { variantId: "v", sku: "RICE-1", priceMinor: 120, barcodes: ["1", "2"] };
  expect(skuIn(before, after)).toBe("RICE-1");
  expect(changesIn(before, after)).toEqual([
    { field: "priceMinor", before: 100, after: 120 },
    { field: "barcodes", before: ["1"], after: ["1", "2"] },
  ]);
});

test("a new SKU code is a change, and the business's own fields stand one by one", () => {
  expect(changesIn({ sku: "A" }, { sku: "B" })).toEqual([{ field: "sku", before: "A", after: "B" }]);
  expect(changesIn({ custom: { origin: "Bali", shelf: "3" } }, { custom: { origin: "Java", shelf: "3" } })).toEqual([
    { field: "custom.origin", before: "Bali", after: "Java" },
  ]);
  expect(changesIn(null, null)).toEqual([]);
  expect(changesIn(null, { name: "Rice", brand: "", barcodes: [], categoryId: null })).toEqual([{ field: "name", before: undefined, after: "Rice" }]);
});
