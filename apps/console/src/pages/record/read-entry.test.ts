import { expect, test } from "vitest";
import { type CodeContent, readEntry } from "./read-entry.ts";

const marks = { decimal: ".", group: "," };
const none = () => undefined;

test("a code may have a quantity in front, as on a till", () => {
  expect(readEntry(" SKU-1 ", marks, none)).toEqual({ code: "SKU-1", scanned: "SKU-1", quantity: undefined, note: "" });
  expect(readEntry("12*SKU-1", marks, none)).toMatchObject({ code: "SKU-1", quantity: "12" });
  expect(readEntry("2.5 * SKU-1", marks, none)).toMatchObject({ code: "SKU-1", quantity: "2.5" });
});

test("a star that stands behind no number belongs to the code", () => {
  expect(readEntry("A*B", marks, none)).toMatchObject({ code: "A*B", quantity: undefined });
});

test("a GS1 code brings its goods, quantity, lot and expiry; a typed quantity counts more than a printed one", () => {
  const content: CodeContent = {
    gtin: "09506000134352",
    quantity: "24",
    elements: new Map([
      ["01", "09506000134352"],
      ["30", "24"],
      ["17", "261231"],
      ["10", "LOT7"],
    ]),
  };
  const read = (code: string) => (code.startsWith("(01)") ? content : undefined);
  expect(readEntry("(01)0950…", marks, read)).toEqual({ code: "09506000134352", scanned: "(01)0950…", quantity: "24", note: "(10)LOT7 (17)261231" });
  expect(readEntry("2*(01)0950…", marks, read).quantity).toBe("2");
});
