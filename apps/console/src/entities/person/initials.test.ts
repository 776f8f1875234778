import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.each([
  ["Siti Rahma", "SR"],
  ["I Wayan Sudira", "IS"],
  ["siti", "S"],
  ["  Nguyễn   Văn  An ", "NA"],
  ["نور الهدى", "نا"],
  ["(Kasir) Dua", "KD"],
  ["", ""],
  ["!!", ""],
])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));
