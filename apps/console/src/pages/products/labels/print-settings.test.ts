import { expect, test } from "vitest";
import { pagesFor, perPage } from "./print-settings.ts";

test("pages hold what their columns and rows hold, less what is used up of the first", () => {
  expect(perPage("a4-3x8")).toBe(24);
  expect([pagesFor("a4-3x8", 24, 0), pagesFor("a4-3x8", 24, 1), pagesFor("a4-3x8", 0, 5)]).toEqual([1, 2, 0]);
  expect(pagesFor("roll-58x40", 7, 0)).toBe(7);
});
