import { expect, test } from "vitest";
import { changesOf, mergeEdits, withTheirs } from "./merge-edits.ts";

const base = { code: "MAIN", name: "Main", tags: ["a"] };

test("only what differs is a change, also within lists", () => {
  expect(changesOf(base, { ...base, tags: ["a"] })).toEqual({});
  expect(changesOf(base, { ...base, name: "Central", tags: ["a", "b"] })).toEqual({ name: "Central", tags: ["a", "b"] });
});

test("edits of different fields go together", () => {
  expect(mergeEdits(base, { ...base, name: "Central" }, { ...base, code: "CENTRAL" })).toEqual({
    values: { code: "CENTRAL", name: "Central", tags: ["a"] },
    clashes: [],
  });
});

test("a field that both have changed clashes, unless both say the same", () => {
  expect(mergeEdits(base, { ...base, name: "Mine", code: "X" }, { ...base, name: "Theirs", code: "X" })).toEqual({
    values: { code: "X", name: "Mine", tags: ["a"] },
    clashes: ["name"],
  });
});

interface Thing {
  name: string;
  brand: string;
  codes: string[];
  price: { amount: number } | null;
}
const thing: Thing = { name: "Rice", brand: "Dewi", codes: ["1"], price: null };

test("a change is a field that says something else, also within lists and amounts", () => {
  expect(changesOf(thing, { ...thing, codes: ["1"] })).toEqual({});
  expect(changesOf(thing, { ...thing, codes: ["1", "2"], price: { amount: 5 } })).toEqual({ codes: ["1", "2"], price: { amount: 5 } });
});

test("only what both have changed, and not to the same, is a clash", () => {
  const mine = { ...thing, name: "White rice", brand: "Sri" };
  expect(mergeEdits(thing, mine, { ...thing, codes: [] }).clashes).toEqual([]);
  expect(mergeEdits(thing, mine, { ...thing, name: "White rice" }).clashes).toEqual([]);
  expect(mergeEdits(thing, mine, { ...thing, name: "Brown rice" }).clashes).toEqual(["name"]);
});

test("what only one has changed survives, whoever wins the rest", () => {
  const mine = { ...thing, name: "White rice", brand: "Sri" };
  const theirs = { ...thing, name: "Brown rice", codes: ["1", "2"] };
  const { values, clashes } = mergeEdits(thing, mine, theirs);
  expect(values).toEqual({ name: "White rice", brand: "Sri", codes: ["1", "2"], price: null });
  expect(withTheirs(values, theirs, clashes)).toEqual({ name: "Brown rice", brand: "Sri", codes: ["1", "2"], price: null });
});
