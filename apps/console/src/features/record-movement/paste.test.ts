import { describe, expect, test } from "vitest";
import { parsePaste } from "./paste.ts";

const english = { decimal: ".", group: "," };
const indonesian = { decimal: ",", group: "." };
const row = (code: string, quantity: string, unitCost = "", location = "", note = "") => ({ code, quantity, unitCost, location, note });

describe("columns", () => {
  test("are found by their names, in any order and language", () => {
    expect(parsePaste("Description\tQty\tSKU\tUnit cost\nRice\t12\tR-1\t1,250.50\n", english)).toEqual({
      rows: [row("R-1", "12", "1250.50")],
      hadHeader: true,
    });
    expect(parsePaste("الرمز\tالكمية\tالرف\nA-1\t٣\tB2", english)?.rows).toEqual([row("A-1", "3", "", "B2")]);
    expect(parsePaste("Kode;Jumlah;Harga beli;Catatan\nX;1.250,5;10.000;retak", indonesian)?.rows).toEqual([row("X", "1250.5", "10000", "", "retak")]);
  });

  test("without names: the code, then what is numbers", () => {
    expect(parsePaste("R-1\tRice, white\t12\t2.50\nR-2\tTea\t7\t3", english)).toEqual({
      rows: [row("R-1", "12", "2.50"), row("R-2", "7", "3")],
      hadHeader: false,
    });
  });

  test("codes alone are lines without a quantity", () => {
    expect(parsePaste("A\nB\n\nC", english)?.rows).toEqual([row("A", ""), row("B", ""), row("C", "")]);
  });
});

test("a number that cannot be read leaves its box empty, so that it is seen", () => {
  expect(parsePaste("SKU\tQty\nA\tmany\nB\t2", english)?.rows).toEqual([row("A", ""), row("B", "2")]);
});

test("quoted cells may hold line ends, separators and quotes", () => {
  expect(parsePaste('SKU\tNote\tQty\n"A ""1"""\t"two\nlines\tand more"\t4', english)?.rows).toEqual([row('A "1"', "4", "", "", "two\nlines\tand more")]);
  expect(parsePaste('SKU\tQty\n6" pipe\t4', english)?.rows).toEqual([row('6" pipe', "4")]);
});

test("one word is no table, nor is nothing; rows without a code are left out", () => {
  expect(parsePaste("4006381333931", english)).toBeUndefined();
  expect(parsePaste("\n \n", english)).toBeUndefined();
  expect(parsePaste("SKU\tQty", english)).toBeUndefined();
  expect(parsePaste("A\t1\n\t5\r\nB\t2\r\n", english)?.rows.map((one) => one.code)).toEqual(["A", "B"]);
});
