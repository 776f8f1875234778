import { expect, test } from "vitest";
import { documentFilter } from "./document-filter.ts";

test("a number is looked up as a number, anything else as a reference", () => {
  expect(documentFilter(" rcv-2026-12 ")).toEqual({ number: "rcv-2026-12" });
  expect(documentFilter("PO-4711")).toEqual({ reference: "PO-4711" });
  expect(documentFilter("INVO-2026-1")).toEqual({ reference: "INVO-2026-1" });
  expect(documentFilter("   ")).toEqual({});
});
