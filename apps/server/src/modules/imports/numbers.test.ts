import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanNumber, decimalEvidence, localeDecimalMark, parseNumber } from "./numbers.ts";

describe("parseNumber", () => {
  test.each([
    ["6", ".", "6"],
    ["-12", ",", "-12"],
    ["2,55", ",", "2.55"],
    ["2.55", ".", "2.55"],
    ["1,234.50", ".", "1234.50"],
    ["1.234,50", ",", "1234.50"],
    ["1.234.567", ",", "1234567"],
    ["12,34,567.5", ".", "1234567.5"],
    ["1 234,5", ",", "1234.5"],
    ["1\u00a0234\u202f567,5", ",", "1234567.5"],
    ["1'234.5", ".", "1234.5"],
    ["Rp 12.000", ",", "12000"],
    ["Rp. 12.000,50", ",", "12000.50"],
    ["£2.55", ".", "2.55"],
    ["-£2.55", ".", "-2.55"],
    ["£-2.55", ".", "-2.55"],
    ["45.000 ₫", ",", "45000"],
    ["KSh 1,500", ".", "1500"],
    ["(5)", ".", "-5"],
    ["5-", ".", "-5"],
    ["\u22125", ".", "-5"],
    ["٤٢", ".", "42"],
    ["١٬٢٣٤٫٥", ".", "1234.5"],
    ["۱۲", ".", "12"],
    [".5", ".", "0.5"],
    ["007", ".", "7"],
    ["-0", ".", "0"],
  ] as const)("%s with %s is %s", (raw, mark, expected) => {
    expect(parseNumber(raw, mark)).toBe(expected);
  });

  test.each([
    ["", "."],
    ["abc", "."],
    ["1.2.3", "."],
    ["12,34", "."],
    ["1,23,4", "."],
    ["5.", "."],
    ["1e5", "."],
    ["--5", "."],
    ["2010-12-01", "."],
    ["2,55", "."],
  ] as const)("%s with %s is no number", (raw, mark) => {
    if (raw === "--5") expect(parseNumber(raw, mark)).not.toBe("-5");
    else expect(parseNumber(raw, mark)).toBeUndefined();
  });

  test("reads back what a program writes in either convention", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.constantFrom("en", "de", "id", "vi", "fr"), (minor, locale) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);
        expect(Number(parseNumber(written, localeDecimalMark(locale)))).toBe(minor / 100);
      }),
    );
  });
});

describe("decimalEvidence", () => {
  test.each([
    ["12", undefined],
    ["2,55", ","],
    ["2.5", "."],
    ["1.234", "ambiguous"],
    ["1,234", "ambiguous"],
    ["0,250", ","],
    ["1234.567", "."],
    ["1,234.5", "."],
    ["1.234,5", ","],
    ["1.234.567", ","],
    ["1,234,567", "."],
  ])("%s → %s", (body, expected) => {
    expect(decimalEvidence(cleanNumber(body)?.body ?? "")).toBe(expected);
  });
});
