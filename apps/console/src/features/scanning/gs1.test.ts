import { describe, expect, test } from "vitest";
import { hasCheckDigit, lookupCodes, parseGs1 } from "./gs1.ts";

const gs = "\u001d";

describe("a GS1 code", () => {
  test("names goods, lot, expiry and serial, with the separator where the length is open", () => {
    expect(parseGs1(`]d20109506000134352${"17261231"}10LOT7${gs}21S77`)).toMatchObject({
      gtin: "09506000134352",
      expiry: "2026-12-31",
      lot: "LOT7",
      serial: "S77",
    });
  });

  test("is read with brackets too, as printed below the bars", () => {
    expect(parseGs1("(01)09506000134352(10)A/1(17)270200")).toMatchObject({ gtin: "09506000134352", lot: "A/1", expiry: "2027-02-28" });
  });

  test("may begin with FNC1 or with nothing", () => {
    expect(parseGs1(`${gs}0109506000134352`)?.gtin).toBe("09506000134352");
    expect(parseGs1("0109506000134352")?.gtin).toBe("09506000134352");
  });

  test("carries pieces or a weight", () => {
    expect(parseGs1(`0109506000134352${"30"}12`)?.quantity).toBe("12");
    expect(parseGs1("01095060001343523103001250")?.quantity).toBe("1.250");
    expect(parseGs1("01095060001343523100000007")?.quantity).toBe("7");
  });

  test.each(["4006381333931", "SKU-1", "", "0109506000134353", "(01)123", "17991331", "hello (1)"])("%s is none", (code) =>
    expect(parseGs1(code)).toBeUndefined(),
  );
});

test("check digits of EAN-8, UPC-A, EAN-13 and GTIN-14", () => {
  for (const code of ["96385074", "036000291452", "4006381333931", "09506000134352"]) expect(hasCheckDigit(code)).toBe(true);
  expect(hasCheckDigit("4006381333932")).toBe(false);
  expect(hasCheckDigit("123")).toBe(false);
});

test("goods are looked for under the number with and without the zeros in front", () => {
  expect(lookupCodes("]C10104006381333931")).toEqual(["04006381333931", "4006381333931", "]C10104006381333931"]);
  expect(lookupCodes(" SKU-1 ")).toEqual(["SKU-1"]);
});
