import { expect, test } from "vitest";
import { bytesText } from "./bytes.ts";

test.each([
  [0, "0 byte"],
  [999, "999 byte"],
  [1000, "1 kB"],
  [27_400_000, "27.4 MB"],
  [123_400_000, "123 MB"],
  [5_000_000_000_000, "5 TB"],
  [7_000_000_000_000_000, "7,000 TB"],
])("%d is %s", (bytes, text) => expect(bytesText("en", bytes)).toBe(text));
