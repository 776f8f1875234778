import { expect, test } from "vitest";
import { readValues, variantsOf } from "./variant-options.ts";

test("values as people type them, in any script, none twice", () => {
  expect(readValues(" S, M;L\nm ,, ")).toEqual(["S", "m", "L"]);
  expect(readValues("أحمر، أزرق")).toEqual(["أحمر", "أزرق"]);
  expect(readValues("  ")).toEqual([]);
});

test("every combination has a name and a SKU of its own", () => {
  expect(variantsOf("MUG", [{ values: ["Red", "Blue"] }, { values: ["S", "L"] }])).toEqual([
    { sku: "MUG-RED-S", name: "Red / S" },
    { sku: "MUG-RED-L", name: "Red / L" },
    { sku: "MUG-BLUE-S", name: "Blue / S" },
    { sku: "MUG-BLUE-L", name: "Blue / L" },
  ]);
  expect(variantsOf("", [{ values: ["Turquoise light", "Turquoise dark"] }]).map(({ sku }) => sku)).toEqual(["TURQUO", "TURQUO-2"]);
  expect(variantsOf("X", [{ values: [] }])).toEqual([]);
});
