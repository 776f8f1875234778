import { expect, test } from "vitest";
import { changesOf, clashesOf, merged } from "./merge.ts";

interface Thing {
  name: string;
  brand: string;
  codes: string[];
  price: { amount: number } | null;
}
const base: Thing = { name: "Rice", brand: "Dewi", codes: ["1"], price: null };

test("a change is a field that says something else, also within lists and amounts", () => {
  expect(changesOf(base, { ...base, codes: ["1"] })).toEqual({});
  expect(changesOf(base, { ...base, codes: ["1", "2"], price: { amount: 5 } })).toEqual({ codes: ["1", "2"], price: { amount: 5 } });
});

test("only what both have changed, and not to the same, is a clash", () => {
  const mine = { ...base, name: "White rice", brand: "Sri" };
  expect(clashesOf(base, mine, { ...base, codes: [] })).toEqual([]);
  expect(clashesOf(base, mine, { ...base, name: "White rice" })).toEqual([]);
  expect(clashesOf(base, mine, { ...base, name: "Brown rice" })).toEqual(["name"]);
});

test("what only one has changed survives, whoever wins the rest", () => {
  const mine = { ...base, name: "White rice", brand: "Sri" };
  const theirs = { ...base, name: "Brown rice", codes: ["1", "2"] };
  expect(merged(base, mine, theirs, true)).toEqual({ name: "White rice", brand: "Sri", codes: ["1", "2"], price: null });
  expect(merged(base, mine, theirs, false)).toEqual({ name: "Brown rice", brand: "Sri", codes: ["1", "2"], price: null });
});
