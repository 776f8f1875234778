import { expect, test } from "vitest";
import { countriesIn, currencyOf, likelyCountry, zoneOf } from "./countries.ts";

test("a country brings its currency and its capital's zone, unless the device is in another part of it", () => {
  expect(currencyOf("ID")).toBe("IDR");
  expect(currencyOf("KW")).toBe("KWD");
  expect(zoneOf("ID", "Europe/Berlin")).toBe("Asia/Jakarta");
  expect(zoneOf("ID", "Asia/Makassar")).toBe("Asia/Makassar");
  expect(zoneOf("XX", "Asia/Makassar")).toBeUndefined();
});

test("countries have names in the reader's language", () => {
  expect(countriesIn("ar").find(({ code }) => code === "EG")?.name).toBe("مصر");
  expect(countriesIn("en").filter(({ code, name }) => code === name)).toEqual([]);
});

test("the reader's languages tell where they may be", () => {
  expect(likelyCountry(["en", "sw-KE"])).toBe("KE");
  expect(likelyCountry(["vi"])).toBe("VN");
  expect(likelyCountry([])).toBeUndefined();
});
