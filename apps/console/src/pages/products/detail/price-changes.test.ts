import type { AuditEntry } from "@lumbung/sdk";
import { expect, test } from "vitest";
import { priceChangesOf } from "./price-changes.ts";

const entry = (position: number, before: AuditEntry["before"], after: AuditEntry["after"]): AuditEntry => ({
  position,
  recordedAt: "2026-11-20T00:00:00Z",
  actor: { kind: "user", id: "u", name: "Sri" },
  action: "product.updated",
  entityType: "product",
  entityId: "p",
  before,
  after,
  reason: null,
  requestId: "r",
  ip: null,
});
const entries = [
  entry(4, { sku: "A", priceMinor: 100, costMinor: 50 }, { sku: "A", priceMinor: 120, costMinor: 60 }),
  entry(3, { name: "Rice" }, { name: "White rice" }),
  entry(2, { sku: "A", priceMinor: null }, { sku: "A", priceMinor: 100 }),
  entry(1, null, null),
];

test("every change of a price and of a cost, from none too", () => {
  expect(priceChangesOf(entries, true).map(({ position, kind, before, after }) => [position, kind, before, after])).toEqual([
    [4, "price", 100, 120],
    [4, "cost", 50, 60],
    [2, "price", null, 100],
  ]);
});

test("whoever may not see cost is told of prices alone", () => {
  expect(priceChangesOf(entries, false).every(({ kind }) => kind === "price")).toBe(true);
});
