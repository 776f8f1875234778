import { describe, expect, test } from "vitest";
import { decodeCursor, encodeCursor, pageFrom } from "./pagination.ts";

const id = "01a1f8b4-3d0d-7522-b125-374f2e09e1ad";
const raw = (text: string) => Buffer.from(text).toString("base64url");

test("a page knows whether another one follows, and its cursor leads there", () => {
  const page = pageFrom(
    [1, 2, 3],
    2,
    (row) => [row],
    (row) => row * 10,
  );
  expect(page.items).toEqual([10, 20]);
  expect(decodeCursor(page.nextCursor as string, 1)).toEqual([2]);
  expect(
    pageFrom(
      [1, 2],
      2,
      (row) => [row],
      (row) => row,
    ).nextCursor,
  ).toBeNull();
});

describe("a cursor of another shape is refused before it reaches the database", () => {
  test.each([
    ["no JSON", raw("nonsense")],
    ["no list", raw('{"0":"a"}')],
    ["too short", encodeCursor(["a"])],
    ["a number for a text", encodeCursor([1, id])],
    ["no UUID", encodeCursor(["a", "b"])],
    ["an object for a UUID", encodeCursor(["a", {}])],
    ["a zero byte", encodeCursor(["a\u0000", id])],
  ])("%s", (_, cursor) => {
    expect(() => decodeCursor(cursor, ["text", "uuid"])).toThrow(expect.objectContaining({ code: "VALIDATION_FAILED" }));
  });

  test("instants as PostgreSQL writes them are taken, days that do not exist are not", () => {
    for (const text of ["2026-11-20 11:04:05.123456+00", "2026-11-20T11:04:05Z", "2024-02-29 00:00:00+05:30"])
      expect(decodeCursor(encodeCursor([text]), ["instant"])).toEqual([text]);
    for (const text of ["2026-02-29 00:00:00+00", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "yesterday"])
      expect(() => decodeCursor(encodeCursor([text]), ["instant"])).toThrow();
  });
});
