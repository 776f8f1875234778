import { expect, test } from "vitest";
import { stateOfKey } from "./key-state.ts";

const now = new Date("2026-11-20T10:00:00Z");

test.each([
  [null, null, "active"],
  [null, "2027-11-20T10:00:00Z", "active"],
  [null, "2026-12-04T10:00:00Z", "expiring"],
  [null, "2026-12-04T10:00:01Z", "active"],
  [null, "2026-11-20T10:00:00Z", "expired"],
  ["2026-11-19T10:00:00Z", "2027-11-20T10:00:00Z", "revoked"],
])("revoked %s, ends %s: %s", (revokedAt, expiresAt, state) => expect(stateOfKey({ revokedAt, expiresAt }, now)).toBe(state));
