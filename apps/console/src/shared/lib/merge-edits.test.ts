import { expect, test } from "vitest";
import { changesOf, mergeEdits } from "./merge-edits.ts";

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
