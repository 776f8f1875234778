import { expect, test } from "vitest";
import { slugCandidates } from "./slug.ts";

test.each([
  ["Toko Siti", "toko-siti"],
  ["  Café & Thé №1!  ", "cafe-the-no1"],
  ["متجر النور", "business"],
  ["Cửa hàng Đà Nẵng", "cua-hang-a-nang"],
  ["x".repeat(80), "x".repeat(40)],
])("%s becomes %s", (name, slug) => {
  expect(slugCandidates(name).next().value).toBe(slug);
});

test("a taken name gets a number, and in the end something nobody has", () => {
  const all = [...slugCandidates("Toko")];
  expect(all.slice(0, 3)).toEqual(["toko", "toko-2", "toko-3"]);
  expect(all.at(-1)).toMatch(/^toko-[0-9a-f]{8}$/);
  expect(all.every((slug) => /^[a-z0-9][a-z0-9-]{0,62}$/.test(slug))).toBe(true);
});
