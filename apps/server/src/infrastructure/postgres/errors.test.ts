import { describe, expect, test } from "vitest";
import { isUnavailable, sqlState } from "./errors.ts";

const failure = (fields: object, message = "broken") => Object.assign(new Error(message), fields);

test("an SQLSTATE is told from an error of the system, also inside another error", () => {
  expect(sqlState(failure({ code: "23505" }))).toBe("23505");
  expect(sqlState(new Error("query failed", { cause: failure({ code: "XX000" }) }))).toBe("XX000");
  expect(sqlState(failure({ code: "EPIPE" }))).toBeUndefined();
  expect(sqlState(null)).toBeUndefined();
});

describe("PostgreSQL that is away is told from a statement that was refused", () => {
  test.each([
    [failure({ code: "ECONNREFUSED" })],
    [failure({ code: "EPIPE" })],
    [failure({ code: "ENOENT", syscall: "connect" })],
    [failure({ code: "57P03" }, "the database system is starting up")],
    [failure({ code: "57P01" }, "terminating connection due to unexpected postmaster exit")],
    [failure({}, "Connection terminated unexpectedly")],
    [failure({}, "timeout exceeded when trying to connect")],
    [new Error("query failed", { cause: failure({ code: "08006" }) })],
  ])("away: %s", (error) => expect(isUnavailable(error)).toBe(true));

  test.each([[failure({ code: "23505" })], [failure({ code: "57014" })], [failure({ code: "ENOENT", syscall: "open" })], ["text"], [undefined]])(
    "there: %s",
    (error) => expect(isUnavailable(error)).toBe(false),
  );
});
