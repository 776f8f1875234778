import type { Category } from "@lumbung/sdk";
import { expect, test } from "vitest";
import { flatten, idsBelow, pathOf, treeOf } from "./category-tree.ts";

const category = (id: string, parentId: string | null = null): Category => ({ id, version: 1, name: `name ${id}`, parentId, archivedAt: null });
const list = [category("10"), category("rice", "food"), category("food"), category("2"), category("basmati", "rice"), category("orphan", "archived")];

test("a tree in the order of names, numbers by their size", () => {
  expect(flatten(treeOf(list, "en")).map((node) => `${"-".repeat(node.depth)}${node.category.id}`)).toEqual([
    "2",
    "10",
    "food",
    "-rice",
    "--basmati",
    "orphan",
  ]);
});

test("the way down to a category, and all below it", () => {
  const byId = new Map(list.map((one) => [one.id, one]));
  expect(pathOf(byId, "basmati")).toEqual(["name food", "name rice", "name basmati"]);
  expect(pathOf(byId, "gone")).toEqual([]);
  expect([...idsBelow(list, "food")]).toEqual(["food", "rice", "basmati"]);
});
