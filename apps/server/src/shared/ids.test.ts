import { expect, test } from "vitest";
import { isUuid, newId } from "./ids.ts";

test("ids are UUIDs in the order they were made, also within a millisecond", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => isUuid(id) && id[14] === "7")).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
