import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

test("a seed draws the same numbers again, another seed others", () => {
  const draw = (seed: string) => Array.from({ length: 5 }, () => createRandom(seed).fork("client 1").int(0, 1_000_000));
  expect(draw("7")).toEqual(draw("7"));
  expect(draw("7")).not.toEqual(draw("8"));
});

test("streams do not move one another, and stay within their ends", () => {
  const [alone, beside] = [createRandom("1"), createRandom("1")];
  const other = beside.fork("other");
  for (let index = 0; index < 1000; index++) {
    other.next();
    const value = alone.int(3, 9);
    expect(beside.int(3, 9)).toBe(value);
    expect(value >= 3 && value <= 9).toBe(true);
  }
});

test("weights are kept to", () => {
  const random = createRandom("weights");
  const counts = { often: 0, seldom: 0 };
  for (let index = 0; index < 10_000; index++) counts[random.weighted({ often: 9, seldom: 1 })]++;
  expect(counts.seldom / 10_000).toBeGreaterThan(0.08);
  expect(counts.seldom / 10_000).toBeLessThan(0.12);
});
