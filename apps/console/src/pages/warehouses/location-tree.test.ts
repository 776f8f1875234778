import type { Location } from "@lumbung/sdk";
import { expect, test } from "vitest";
import { findNode, pathTo, rowsOf, treeOf } from "./location-tree.ts";

const location = (id: string, parentId: string | null): Location => ({
  id,
  parentId,
  version: 1,
  warehouseId: "w",
  code: id,
  name: `name of ${id}`,
  archivedAt: null,
});
const tree = treeOf("w", [location("b", "a"), location("a", "w"), location("c", "w"), location("w", null), location("lost", "gone")]);
const ids = (closed: string[]) => tree && rowsOf(tree, new Set(closed)).map((row) => `${"-".repeat(row.depth)}${row.location.id}`);

test("locations hang where their parent says; one without a known parent stays in sight at the root", () => {
  expect(ids([])).toEqual(["w", "-a", "--b", "-c", "-lost"]);
});

test("what is closed hides all below it", () => {
  expect(ids(["a"])).toEqual(["w", "-a", "-c", "-lost"]);
  expect(ids(["w"])).toEqual(["w"]);
});

test("a location is found with its path", () => {
  expect(tree && findNode(tree, "b")?.depth).toBe(2);
  expect(tree && [pathTo(tree, "b"), pathTo(tree, "w"), pathTo(tree, "nowhere")]).toEqual([["name of a", "name of b"], [], []]);
});

test("without its root there is no tree", () => {
  expect(treeOf("other", [])).toBeUndefined();
});
