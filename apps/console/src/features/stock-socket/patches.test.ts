import type { LevelItem } from "@lumbung/sdk";
import { describe, expect, test } from "vitest";
import type { ListData } from "#shared/api";
import { type LevelNews, levelKey, patchAlerts, patchLevels, prependNew, showsSumOf } from "./patches.ts";

const row = (variantId: string, warehouseId: string | null, onHand: string): LevelItem => ({
  variantId,
  sku: variantId,
  name: variantId,
  baseUnit: "piece",
  warehouseId,
  onHand,
  reserved: "0",
  available: onHand,
  minimum: null,
});
const news = (variantId: string, warehouseId: string, onHand: string): LevelNews => ({
  variantId,
  sku: variantId,
  warehouseId,
  onHand,
  reserved: "0",
  available: onHand,
  position: 9,
});
const byKey = (...all: LevelNews[]) => new Map(all.map((one) => [levelKey(one), one]));
const data = (...pages: LevelItem[][]): ListData<LevelItem> => ({
  pages: pages.map((items, index) => ({ items, nextCursor: index < pages.length - 1 ? "next" : null })),
  pageParams: pages.map(() => null),
});

describe("levels", () => {
  test("take the newest figures where they are shown, and leave everything else as it is", () => {
    const before = data([row("a", "w1", "5"), row("a", "w2", "7")], [row("b", "w1", "1")]);
    const after = patchLevels(before, byKey(news("a", "w2", "6")));
    expect(after.pages[0]?.items.map((item) => item.onHand)).toEqual(["5", "6"]);
    expect(after.pages[0]?.items[0]).toBe(before.pages[0]?.items[0]);
    expect(after.pages[1]).toBe(before.pages[1]);
  });

  test("are the same data where nothing of it is shown", () => {
    const before = data([row("a", "w1", "5"), row("a", null, "12")]);
    expect(patchLevels(before, byKey(news("c", "w1", "6"), news("a", "w1", "5")))).toBe(before);
  });

  test("of a row that tells every warehouse are the sum of them", () => {
    const cell = (warehouseId: string, onHand: string) => ({ warehouseId, onHand, reserved: "0", available: onHand, minimum: "3" });
    const before = data([
      { ...row("a", null, "7.25"), warehouses: [cell("w1", "5"), cell("w2", "2.25")] },
      { ...row("b", null, "1"), warehouses: [cell("w1", "1")] },
    ]);
    const after = patchLevels(before, byKey(news("a", "w1", "4.75")));
    expect(after.pages[0]?.items[0]).toMatchObject({ onHand: "7", available: "7", warehouses: [{ onHand: "4.75", minimum: "3" }, { onHand: "2.25" }] });
    expect(after.pages[0]?.items[1]).toBe(before.pages[0]?.items[1]);
    expect(patchLevels(after, byKey(news("a", "w1", "4.75")))).toBe(after);
    expect(showsSumOf(before, [news("a", "w2", "1")])).toBe(false);
    expect(showsSumOf(before, [news("b", "w2", "1")])).toBe(true);
  });

  test("that are sums over warehouses must be asked for", () => {
    expect(showsSumOf(data([row("a", null, "12")]), [news("a", "w1", "1")])).toBe(true);
    expect(showsSumOf(data([row("a", "w1", "12"), row("b", null, "1")]), [news("a", "w1", "1")])).toBe(false);
  });
});

test("an alert follows what became of it", () => {
  const alerts = {
    pages: [
      {
        items: [
          { id: "1", state: "active" },
          { id: "2", state: "active" },
        ] as never[],
        nextCursor: null,
      },
    ],
    pageParams: [null],
  };
  const after = patchAlerts(alerts, new Map([["2", { id: "2", change: { state: "resolved", resolvedAt: "2026-11-20T00:00:00Z" } }]]));
  expect(after.pages[0]?.items).toEqual([
    { id: "1", state: "active" },
    { id: "2", state: "resolved", resolvedAt: "2026-11-20T00:00:00Z" },
  ]);
});

describe("new rows", () => {
  const list = (ids: number[], next: string | null = null) => ({ items: ids.map((id) => ({ id: String(id) })), nextCursor: next });
  const idOf = (item: { id: string }) => item.id;

  test("come before the first, once", () => {
    const before = { pages: [list([3, 2], "c"), list([1])], pageParams: [null, "c"] };
    const after = prependNew(before, list([5, 4, 3], "d"), idOf);
    expect(after.pages.flatMap((page) => page.items.map(idOf))).toEqual(["5", "4", "3", "2", "1"]);
    expect(prependNew(after, list([5, 4, 3], "d"), idOf)).toBe(after);
    expect(after.pages[0]?.nextCursor).toBe("c");
  });

  test("replace everything when more came than a page holds", () => {
    const after = prependNew({ pages: [list([2, 1])], pageParams: [null] }, list([9, 8], "e"), idOf);
    expect(after).toEqual({ pages: [list([9, 8], "e")], pageParams: [null] });
  });
});
