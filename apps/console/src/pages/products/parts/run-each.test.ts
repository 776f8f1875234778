import { expect, test } from "vitest";
import { runEach } from "./run-each.ts";

test("everything is tried once, a few at a time, and what is refused is told", async () => {
  const seen: number[] = [];
  const progress: number[] = [];
  let running = 0;
  let most = 0;
  const failures = await runEach(
    [1, 2, 3, 4, 5, 6, 7],
    async (item) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      seen.push(item);
      if (item % 3 === 0) throw new Error(`no ${item}`);
    },
    (done) => progress.push(done),
    2,
  );
  expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(2);
  expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(failures).toEqual([
    { item: 3, error: new Error("no 3") },
    { item: 6, error: new Error("no 6") },
  ]);
});
