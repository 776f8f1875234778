import { expect, test } from "vitest";
import { healthOf } from "./consumer-health.ts";

test.each([
  [0, 0, 0, "current"],
  [0, 3, 0.4, "behind"],
  [0, 3, 30, "late"],
  [2, 3, 1, "failing"],
])("%d failures, %d events, %d seconds: %s", (failures, lagEvents, lagSeconds, health) => expect(healthOf({ failures, lagEvents, lagSeconds })).toBe(health));
