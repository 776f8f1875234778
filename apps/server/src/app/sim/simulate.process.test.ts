import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";

test("a server that is killed under load loses nothing it acknowledged and keeps nothing by halves", { timeout: 240_000 }, async () => {
  const report = await simulate({ seed: "granary", kills: 4, seconds: 4, clients: 8, keep: false }, () => undefined);
  expect(report.findings).toEqual([]);
  expect(report.counts.acknowledged).toBeGreaterThan(0);
  expect(report.counts.repeated).toBeGreaterThan(0);
});
