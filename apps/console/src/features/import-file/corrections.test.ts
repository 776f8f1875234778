import { describe, expect, test } from "vitest";
import { columnIndex, columnRef, mend, mendedCells } from "./corrections.ts";

const header = ["SKU", "Qty", "", "Note", "note"];

describe("columns of a file", () => {
  test("are named by their header, and by number where that says nothing or two things", () => {
    expect([0, 1, 2, 3, 4].map((index) => columnRef(header, index))).toEqual(["SKU", "Qty", "3", "4", "5"]);
  });

  test("are found by header without regard to case, or by number; not beyond the last", () => {
    expect(columnIndex(header, "qty")).toBe(1);
    expect(columnIndex(header, "3")).toBe(2);
    expect([columnIndex(header, "6"), columnIndex(header, "price"), columnIndex(header, null)]).toEqual([-1, -1, -1]);
    // A header that is itself a number is meant before the position.
    expect(columnIndex(["2", "SKU"], "2")).toBe(0);
  });
});

describe("mended cells", () => {
  const problem = { line: 7, column: "Qty", code: "QUANTITY_UNREADABLE", reason: "", fix: "", cells: ["A1", "x"] };

  test("the latest value of a cell counts, others stay", () => {
    const first = mend(mend([], { line: 7, column: "Qty", value: "1" }), { line: 8, column: "Qty", value: "2" });
    expect(mend(first, { line: 7, column: "Qty", value: "3" })).toEqual([
      { line: 8, column: "Qty", value: "2" },
      { line: 7, column: "Qty", value: "3" },
    ]);
  });

  test("stand in their row, which is as wide as the header", () => {
    const mended = [
      { line: 7, column: "Qty", value: "3" },
      { line: 8, column: "Qty", value: "9" },
      { line: 7, column: "4", value: "wet" },
    ];
    expect(mendedCells(problem, header, mended)).toEqual(["A1", "3", "", "wet", ""]);
  });
});
