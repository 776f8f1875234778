import { describe, expect, test } from "vitest";
import { localeDateOrder, readDate, toInstant } from "./dates.ts";

function iso(cell: string, order: "day-first" | "month-first" = "day-first", zone = "UTC"): string | undefined {
  const date = readDate(cell);
  const ms = date && toInstant(date, order, zone);
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

describe("readDate", () => {
  test.each([
    ["1/12/2010 08:26", "2010-12-01T08:26:00.000Z"],
    ["01.12.2010", "2010-12-01T00:00:00.000Z"],
    ["1-12-10 8:26:30", "2010-12-01T08:26:30.000Z"],
    ["31/12/99", "1999-12-31T00:00:00.000Z"],
    ["2010-12-01", "2010-12-01T00:00:00.000Z"],
    ["2010/12/01 23:59", "2010-12-01T23:59:00.000Z"],
    ["2010-12-01T08:26:00Z", "2010-12-01T08:26:00.000Z"],
    ["2010-12-01T08:26:00.123+07:00", "2010-12-01T01:26:00.000Z"],
    ["20101201", "2010-12-01T00:00:00.000Z"],
    ["1/12/2010 08:26 PM", "2010-12-01T20:26:00.000Z"],
    ["1/12/2010 12:05 am", "2010-12-01T00:05:00.000Z"],
    ["1 Dec 2010", "2010-12-01T00:00:00.000Z"],
    ["01-Dec-10", "2010-12-01T00:00:00.000Z"],
    ["December 1, 2010 08:26", "2010-12-01T08:26:00.000Z"],
    ["Wed, 1 Dec 2010 08:26", "2010-12-01T08:26:00.000Z"],
    ["1 Desember 2010", "2010-12-01T00:00:00.000Z"],
    ["1 Agustus 2010 08.26", "2010-08-01T08:26:00.000Z"],
    ["1 tháng 12, 2010", "2010-12-01T00:00:00.000Z"],
    ["1 Desemba 2010", "2010-12-01T00:00:00.000Z"],
    ["١/١٢/٢٠١٠ ٠٨:٢٦", "2010-12-01T08:26:00.000Z"],
    ["1 ديسمبر 2010", "2010-12-01T00:00:00.000Z"],
    ["1 كانون الأول 2010", "2010-12-01T00:00:00.000Z"],
    ["40513.3513888889", "2010-12-01T08:26:00.000Z"],
  ])("%s", (cell, expected) => {
    expect(iso(cell)).toBe(expected);
  });

  test.each([
    "",
    "soon",
    "32/12/2010",
    "13/13/2010",
    "2010-13-01",
    "30/02/2010",
    "1/12/2010 25:00",
    "1/12/2010 13:00 PM",
    "12345678901",
    "1/2/3",
    "1 Foo 2010",
  ])("%s is no date", (cell) => {
    expect(iso(cell)).toBeUndefined();
  });

  test("the order decides only where the cell does not", () => {
    expect(iso("1/12/2010", "month-first")).toBe("2010-01-12T00:00:00.000Z");
    expect(iso("2010-12-01", "month-first")).toBe("2010-12-01T00:00:00.000Z");
    expect(iso("13/12/2010", "month-first")).toBeUndefined();
  });
});

describe("toInstant", () => {
  test("is the tenant's wall clock, on both sides of a clock change", () => {
    expect(iso("1/12/2010 08:26", "day-first", "Asia/Jakarta")).toBe("2010-12-01T01:26:00.000Z");
    expect(iso("27/03/2010 23:00", "day-first", "Europe/London")).toBe("2010-03-27T23:00:00.000Z");
    expect(iso("28/03/2010 23:00", "day-first", "Europe/London")).toBe("2010-03-28T22:00:00.000Z");
  });

  test("a skipped hour moves forward, a repeated one is the first", () => {
    expect(iso("28/03/2010 01:30", "day-first", "Europe/London")).toBe("2010-03-28T01:30:00.000Z");
    expect(iso("31/10/2010 01:30", "day-first", "Europe/London")).toBe("2010-10-31T00:30:00.000Z");
    expect(iso("29/04/2011 00:30", "day-first", "Africa/Cairo")).toBe("2011-04-28T22:30:00.000Z");
  });
});

test("the order of a language", () => {
  expect(["en-US", "en-GB", "id", "ar", "vi", "sw", "de", "not a locale"].map(localeDateOrder)).toEqual([
    "month-first",
    "day-first",
    "day-first",
    "day-first",
    "day-first",
    "day-first",
    "day-first",
    "day-first",
  ]);
});
