import { expect, test } from "vitest";
import { createScanDetector } from "./keystrokes.ts";

function type(text: string, gapMs: number, startAt = 0) {
  const detector = createScanDetector();
  let at = startAt;
  let code: string | undefined;
  for (const key of [...text, "Enter"]) {
    code = detector.press(key, at);
    at += gapMs;
  }
  return code;
}

test("fast keys that end in Enter are a code", () => {
  expect(type("4006381333931", 8)).toBe("4006381333931");
});

test("a person's typing is none, nor are a few keys", () => {
  expect(type("4006381333931", 90)).toBeUndefined();
  expect(type("abc", 5)).toBeUndefined();
});

test("what was typed by hand before is no part of the code; shift and separators are", () => {
  const detector = createScanDetector();
  detector.press("x", 0);
  detector.press("y", 200);
  let at = 1_000;
  for (const key of ["Shift", "A", "b", "GS", "1", "2"]) {
    at += 5;
    detector.press(key, at);
  }
  expect(detector.press("Enter", at + 5)).toBe("Ab\u001d12");
});

test("the first key of a scan is told, so that what it replaces can be put back", () => {
  const detector = createScanDetector();
  detector.press("9", 0);
  expect(detector.hasBegun()).toBe(true);
  detector.press("4", 500);
  expect(detector.hasBegun()).toBe(true);
  detector.press("0", 505);
  expect(detector.hasBegun()).toBe(false);
});
