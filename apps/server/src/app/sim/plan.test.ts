import { expect, test } from "vitest";
import { planInterruptions } from "./plan.ts";
import { createRandom } from "./random.ts";

test("a plan has its SIGKILLs, some with PostgreSQL, graceful stops between them, and its time; and is the same again", () => {
  const plan = (seed: string) => planInterruptions(createRandom(seed), { kills: 20, seconds: 40 });
  const how = plan("7").map((one) => one.how);
  expect(how.filter((one) => one === "kill-server" || one === "kill-both")).toHaveLength(20);
  expect(new Set(how).size).toBe(4);
  expect(plan("7").reduce((sum, one) => sum + one.afterMs, 0)).toBeCloseTo(40_000);
  expect(plan("7")).toEqual(plan("7"));
});

test("without kills there is still an end", () => {
  expect(planInterruptions(createRandom("1"), { kills: 0, seconds: 3 })).toEqual([{ how: "stop-server", afterMs: 3000 }]);
});
