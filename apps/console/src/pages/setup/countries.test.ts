import { expect, test } from "vitest";
import { countriesIn, currencyOf, likelyCountry, zonesOf } from "./countries.ts";

test("a country brings its currency and zones", () => {
  expect(currencyOf("ID")).toBe("IDR");
  expect(currencyOf("KW")).toBe("KWD");
  expect(currencyOf("TZ")).toBe("TZS");
  expect(zonesOf("ID")).toContain("Asia/Jakarta");
});

test("countries have names in the reader's language", () => {
  expect(countriesIn("ar").find(({ code }) => code === "EG")?.name).toBe("مصر");
  expect(countriesIn("en").length).toBeGreaterThan(230);
  expect(countriesIn("en").filter(({ code, name }) => code === name)).toEqual([]);
});

test("the reader's languages tell where they may be", () => {
  expect(likelyCountry(["en", "sw-KE"])).toBe("KE");
  expect(likelyCountry(["vi"])).toBe("VN");
  expect(likelyCountry([])).toBeUndefined();
});
