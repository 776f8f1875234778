import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDecimals, compareDecimals, marksOf, negateDecimal, parseDecimal } from "./decimal.ts";

const english = marksOf("en");
const indonesian = marksOf("id");
const arabic = marksOf("ar-EG");

describe("a number as people type it", () => {
  test.each([
    ["1250.5", "1250.5"],
    ["1,250.5", "1250.5"],
    ["1,250", "1250"],
    ["12,345,678", "12345678"],
    ["12,34,567", "1234567"],
    ["1,5", "1.5"],
    [" 1 250 ", "1250"],
    ["-3", "-3"],
    ["−3.20", "-3.20"],
    ["-0", "0"],
    ["007", "7"],
    [".5", "0.5"],
    ["5.", "5"],
    ["٣٫٥", "3.5"],
    ["١٬٢٥٠", "1250"],
    ["۱۲", "12"],
    ["१२", "12"],
    ["１２", "12"],
  ])("%s in English is %s", (typed, read) => expect(parseDecimal(typed, english)).toBe(read));

  test.each([
    ["1.250,5", "1250.5"],
    ["1.250", "1250"],
    ["1,250", "1.250"],
    ["1.5", "1.5"],
    ["0.125", "0.125"],
    ["1.250.000", "1250000"],
  ])("%s in Indonesian is %s", (typed, read) => expect(parseDecimal(typed, indonesian)).toBe(read));

  test.each([
    ["٣٫٥", "3.5"],
    ["١٢٣٤٫٥", "1234.5"],
    ["3.5", "3.5"],
  ])("%s in Arabic is %s", (typed, read) => expect(parseDecimal(typed, arabic)).toBe(read));

  test.each(["", "abc", "1.2.3", "1,2,3", "--1", "1e5", "12kg", "1,2345,678"])("%s is none", (typed) => expect(parseDecimal(typed, english)).toBeUndefined());

  test("whatever Intl writes is read back", () => {
    for (const tag of ["en", "id", "vi", "sw", "ar-EG", "ar-u-nu-latn", "de", "fr"]) {
      const marks = marksOf(tag);
      fc.assert(
        fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 1, max: 6 }), (value, scale) => {
          // Three decimals after one group could be either; a person who types them sees what was understood.
          const decimal = `${value}.${"7".repeat(scale === 3 ? 4 : scale)}`;
          const written = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }).format(decimal as `${number}`);
          expect(parseDecimal(written, marks)).toBe(decimal);
        }),
        { numRuns: 60 },
      );
    }
  });
});

describe("sums of decimals", () => {
  test("are exact", () => {
    expect(addDecimals("0.1", "0.2")).toBe("0.3");
    expect(addDecimals("999999999999.999999", "0.000001")).toBe("1000000000000.000000");
    expect(addDecimals("1", "-2.5")).toBe("-1.5");
    expect(addDecimals()).toBe("0");
    expect(negateDecimal("0.50")).toBe("-0.50");
    expect(negateDecimal("0")).toBe("0");
  });

  test("compare by value, not by text", () => {
    expect(compareDecimals("10", "9.5")).toBe(1);
    expect(compareDecimals("1.50", "1.5")).toBe(0);
    expect(compareDecimals("-2", "-1")).toBe(-1);
  });
});
