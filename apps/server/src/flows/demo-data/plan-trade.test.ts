import { expect, test } from "vitest";
import { goods } from "./goods.ts";
import { daysOfTrade, planTrade } from "./plan-trade.ts";
import { shopPriceMinor } from "./prices.ts";

test("the trade is the same every time, in its order, and never takes what is not there", () => {
  const trade = planTrade();
  expect(trade).toEqual(planTrade());
  expect(new Set(trade.map((document) => document.day)).size).toBe(daysOfTrade);
  const stock = { main: goods.map(() => 0), branch: goods.map(() => 0) };
  let before = -1;
  for (const { day, minute, type, place, lines } of trade) {
    expect(day * 1440 + minute).toBeGreaterThanOrEqual(before);
    before = day * 1440 + minute;
    for (const { good, quantity } of lines) {
      const sign = type === "issue" || type === "transfer" || type === "adjustment" ? -1 : 1;
      stock[place][good] = (stock[place][good] ?? 0) + sign * quantity;
      if (type === "transfer") stock.branch[good] = (stock.branch[good] ?? 0) + quantity;
      expect([type, quantity > 0, (stock[place][good] ?? 0) >= 0]).toEqual([type, true, true]);
    }
  }
});

test("goods have codes of their own and a name in every language", () => {
  expect(new Set(goods.map((good) => good.code)).size).toBe(goods.length);
  for (const { names } of goods) expect(names.every((name) => name.trim() !== "")).toBe(true);
});

test.each([
  [6.5, "IDR", 100_000],
  [6.5, "USD", 650],
  [0.3, "KWD", 93],
  [1.2, "XYZ", 120],
])("%d dollars are a price of two leading digits in %s", (dollars, currency, minor) => expect(shopPriceMinor(dollars, currency)).toBe(minor));
