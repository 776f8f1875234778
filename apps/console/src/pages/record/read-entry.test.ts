import { expect, test } from "vitest";
import { readEntry } from "./read-entry.ts";

const marks = { decimal: ".", group: "," };

test("a code may have a quantity in front, as on a till", () => {
  expect(readEntry(" SKU-1 ", marks)).toEqual({ code: "SKU-1", codes: ["SKU-1"], quantity: undefined, note: "" });
  expect(readEntry("12*SKU-1", marks)).toMatchObject({ code: "SKU-1", quantity: "12" });
  expect(readEntry("2.5 * SKU-1", marks)).toMatchObject({ code: "SKU-1", quantity: "2.5" });
});

test("a star that stands behind no number belongs to the code", () => {
  expect(readEntry("A*B", marks)).toMatchObject({ code: "A*B", quantity: undefined });
});

test("a GS1 code brings its goods, quantity, lot and expiry", () => {
  expect(readEntry("(01)09506000134352(30)24(10)LOT7(17)261231", marks)).toEqual({
    code: "09506000134352",
    codes: ["09506000134352", "9506000134352", "(01)09506000134352(30)24(10)LOT7(17)261231"],
    quantity: "24",
    note: "(10)LOT7 (17)261231",
  });
});
