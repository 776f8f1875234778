import { expect, test } from "vitest";
import { Recent } from "./recent.ts";

test("memory stays bounded and keeps what is used", () => {
  const recent = new Recent<number>(100);
  for (let n = 0; n < 10_000; n++) {
    recent.set(`k${n}`, n);
    expect(recent.get("k0")).toBe(0);
  }
  expect(recent.size).toBeLessThanOrEqual(200);
  expect(recent.get("k9999")).toBe(9_999);
  expect(recent.get("k5000")).toBeUndefined();
});

test("what is forgotten is gone from both generations", () => {
  const recent = new Recent<number>(2);
  for (let n = 0; n < 4; n++) recent.set(`k${n}`, n);
  recent.forget((value) => value % 2 === 0);
  expect(["k0", "k1", "k2", "k3"].map((key) => recent.get(key))).toEqual([undefined, 1, undefined, 3]);
});
