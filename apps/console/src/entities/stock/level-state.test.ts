import { expect, test } from "vitest";
import { levelState } from "./level-state.ts";

test.each([
  [{ onHand: "5", minimum: "5" }, "ok"],
  [{ onHand: "4.999", minimum: "5" }, "low"],
  [{ onHand: "10", minimum: "9.5" }, "ok"],
  [{ onHand: "3", minimum: null }, "ok"],
  [{ onHand: "0.000", minimum: null }, "out"],
  [{ onHand: "0", minimum: "2" }, "out"],
  [{ onHand: "-0.5", minimum: "2" }, "short"],
] as const)("%o is %s", (level, state) => {
  expect(levelState(level)).toBe(state);
});
