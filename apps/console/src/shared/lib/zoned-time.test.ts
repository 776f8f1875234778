import { expect, test } from "vitest";
import { dayIn, endOfDay, fromLocalTime, periodOf, startOfDay, toLocalTime } from "./zoned-time.ts";

test("a zone's clock and the instant it shows", () => {
  expect(toLocalTime("2026-11-20T07:05:00Z", "Asia/Jakarta")).toBe("2026-11-20T14:05");
  expect(fromLocalTime("2026-11-20T14:05", "Asia/Jakarta")).toBe("2026-11-20T07:05:00.000Z");
  expect(fromLocalTime("2026-11-20T14:05", "UTC")).toBe("2026-11-20T14:05:00.000Z");
});

test("an hour that comes twice is the first, one that is skipped the one after it", () => {
  expect(fromLocalTime("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect(fromLocalTime("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
});

test("a business day begins and ends by the zone's clock", () => {
  expect(dayIn("Asia/Jakarta", "2026-11-20T18:00:00Z")).toBe("2026-11-21");
  expect(startOfDay("2026-11-20", "Asia/Jakarta")).toBe("2026-11-19T17:00:00.000Z");
  expect(endOfDay("2026-11-20", "Asia/Jakarta")).toBe("2026-11-20T17:00:00.000Z");
  expect(Date.parse(endOfDay("2026-10-25", "Europe/Berlin")) - Date.parse(startOfDay("2026-10-25", "Europe/Berlin"))).toBe(25 * 3_600_000);
});

test("a period of business days includes its last day, and may be open", () => {
  expect(periodOf({ from: "2026-11-20", to: "2026-11-20" }, "Asia/Jakarta")).toEqual({ from: "2026-11-19T17:00:00.000Z", to: "2026-11-20T17:00:00.000Z" });
  expect(periodOf({ from: "", to: "" }, "Asia/Jakarta")).toEqual({});
});
