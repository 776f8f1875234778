import { expect, test } from "vitest";
import { differencesOf } from "./differences.ts";

test("a changed field with its old and new value; what stayed is left out", () => {
  expect(differencesOf({ name: "Rice", sku: "R1", price: 100 }, { name: "Rice", sku: "R1", price: 120 })).toEqual([
    { kind: "value", path: ["price"], before: 100, after: 120 },
  ]);
});

test("something new tells all its fields but the empty ones; something gone too", () => {
  expect(differencesOf(null, { name: "Rice", brand: null, note: "", barcodes: [] })).toEqual([
    { kind: "value", path: ["name"], before: undefined, after: "Rice" },
  ]);
  expect(differencesOf({ email: "a@example.org" }, null)).toEqual([{ kind: "value", path: ["email"], before: "a@example.org", after: undefined }]);
  expect(differencesOf(null, null)).toEqual([]);
});

test("a value that was emptied is a change", () => {
  expect(differencesOf({ brand: "Melati" }, { brand: null })).toEqual([{ kind: "value", path: ["brand"], before: "Melati", after: null }]);
});

test("false and zero are values", () => {
  expect(differencesOf({ archived: true, n: 1 }, { archived: false, n: 0 })).toEqual([
    { kind: "value", path: ["archived"], before: true, after: false },
    { kind: "value", path: ["n"], before: 1, after: 0 },
  ]);
});

test("lists of plain values tell what came and what left", () => {
  expect(differencesOf({ permissions: ["a", "b"] }, { permissions: ["b", "c"] })).toEqual([
    { kind: "list", path: ["permissions"], added: ["c"], removed: ["a"] },
  ]);
  expect(differencesOf(null, { permissions: ["a"] })).toEqual([{ kind: "list", path: ["permissions"], added: ["a"], removed: [] }]);
  // Another order is no change.
  expect(differencesOf({ tags: ["a", "b"] }, { tags: ["b", "a"] })).toEqual([]);
});

test("all warehouses in place of some is a change of value, not an empty list", () => {
  expect(differencesOf({ warehouseIds: ["w1"] }, { warehouseIds: null })).toEqual([{ kind: "value", path: ["warehouseIds"], before: ["w1"], after: null }]);
  expect(differencesOf({ warehouseIds: null }, { warehouseIds: ["w1"] })).toEqual([{ kind: "value", path: ["warehouseIds"], before: null, after: ["w1"] }]);
});

test("groups are told field by field; money is one value", () => {
  expect(differencesOf({ settings: { decimal: ",", group: "." } }, { settings: { decimal: ".", group: "." } })).toEqual([
    { kind: "value", path: ["settings", "decimal"], before: ",", after: "." },
  ]);
  const price = (amount: number) => ({ price: { amount, currency: "IDR" } });
  expect(differencesOf(price(1), price(2))).toEqual([
    { kind: "value", path: ["price"], before: { amount: 1, currency: "IDR" }, after: { amount: 2, currency: "IDR" } },
  ]);
});

test("things in a list meet themselves by what they are called, wherever they stand", () => {
  const before = {
    variants: [
      { sku: "A", unit: "kg" },
      { sku: "B", unit: "g" },
    ],
  };
  const after = {
    variants: [
      { sku: "B", unit: "g" },
      { sku: "A", unit: "g" },
    ],
  };
  expect(differencesOf(before, after)).toEqual([{ kind: "value", path: ["variants", "A", "unit"], before: "kg", after: "g" }]);
});
