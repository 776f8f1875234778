import { describe, expect, test } from "vitest";
import type { LiveBatch } from "#features/stock-socket";
import { skewOf } from "./clock-skew.ts";
import { addToFeed, type FeedItem, itemsOf, itemsOfHistory, keptMax, matches } from "./feed.ts";
import { createRates } from "./rates.ts";

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString();
const nothing: LiveBatch = { levels: [], movements: [], opened: [], acknowledged: [], resolved: [], dashboardChanged: false };

function posted(id: string, second: number, more: object = {}): LiveBatch["movements"][number] {
  const document = { id, number: `ISS-${id}`, type: "issue", warehouseId: "w1", toWarehouseId: null, reference: "R7", recordedAt: at(second), lineCount: 1 };
  const movement = { id: "9", position: second, lineNo: 1, variantId: "v", sku: "TEA", quantity: "2", fromWarehouseId: "w1", toWarehouseId: null };
  return { document: { ...document, ...more }, movements: [movement], cursor: "c" } as never;
}
const alert = (second: number) => ({
  id: "a",
  kind: "low",
  variantId: "v",
  sku: "RICE",
  warehouseId: "w2",
  onHand: "1",
  minimum: "5",
  openedAt: at(second),
  cursor: "c",
});
const feedOf = (batch: Partial<LiveBatch>, now = at(10)) => itemsOf({ ...nothing, ...batch }, Date.parse(now), 0);

describe("what a batch tells", () => {
  test("stands newest first, with sign and lag", () => {
    const items = feedOf({ movements: [posted("1", 1), posted("2", 8)], opened: [alert(5) as never] });
    expect(items.map((item) => item.id)).toEqual(["2", "a opened", "1"]);
    expect(items[0]).toMatchObject({ lagMs: 2_000, position: 8, lines: [{ sku: "TEA", quantity: "-2" }] });
  });

  test("a clock that is ahead does not count as lag, one that is behind never gives a negative one", () => {
    const batch = { ...nothing, movements: [posted("1", 1)] };
    expect(itemsOf(batch, Date.parse(at(11)), 9_000)[0]?.lagMs).toBe(1_000);
    expect(itemsOf(batch, Date.parse(at(0)), 0)[0]?.lagMs).toBe(0);
  });
});

describe("the feed", () => {
  test("holds each thing once and the newest first, also when the past is loaded later", () => {
    const live = feedOf({ movements: [posted("3", 9)] });
    const past = itemsOfHistory(
      [
        {
          documentId: "3",
          documentNumber: "ISS-3",
          type: "issue",
          lineNo: 1,
          position: 9,
          sku: "TEA",
          quantity: "2",
          variantId: "v",
          recordedAt: at(9),
          warehouseId: "w1",
        },
        {
          documentId: "2",
          documentNumber: "ISS-2",
          type: "issue",
          lineNo: 2,
          position: 8,
          sku: "B",
          quantity: "1",
          variantId: "b",
          recordedAt: at(8),
          warehouseId: "w1",
        },
        {
          documentId: "2",
          documentNumber: "ISS-2",
          type: "issue",
          lineNo: 1,
          position: 7,
          sku: "A",
          quantity: "1",
          variantId: "a",
          recordedAt: at(8),
          warehouseId: "w1",
        },
        {
          documentId: "1",
          documentNumber: "ISS-1",
          type: "issue",
          lineNo: 5,
          position: 6,
          sku: "C",
          quantity: "1",
          variantId: "c",
          recordedAt: at(7),
          warehouseId: "w1",
        },
      ] as never,
      true,
    );
    const feed = addToFeed(live, past);
    expect(feed.map((item) => item.id)).toEqual(["3", "2"]);
    expect(feed[1]).toMatchObject({ lagMs: null, lineCount: 2, lines: [{ sku: "A" }, { sku: "B" }] });
    expect(addToFeed(feed, past)).toBe(feed);
  });

  test("never grows beyond what it keeps", () => {
    let feed: FeedItem[] = [];
    for (let index = 0; index < keptMax + 50; index++) feed = addToFeed(feed, feedOf({ movements: [posted(String(index), index)] }));
    expect(feed).toHaveLength(keptMax);
    expect(feed[0]?.id).toBe(String(keptMax + 49));
  });

  test("is filtered by what is shown, warehouse, kind and words", () => {
    const [document] = feedOf({ movements: [posted("1", 1, { type: "transfer", toWarehouseId: "w2" })] });
    const [low] = feedOf({ opened: [alert(5) as never] });
    const all = { warehouse: "", show: "all", type: "", q: "" } as const;
    const seen = (filter: object) => [document, low].map((item) => item !== undefined && matches(item, { ...all, ...filter }));
    expect(seen({})).toEqual([true, true]);
    expect(seen({ show: "alerts" })).toEqual([false, true]);
    expect(seen({ warehouse: "w2" })).toEqual([true, true]);
    expect(seen({ warehouse: "w1" })).toEqual([true, false]);
    expect(seen({ type: "transfer" })).toEqual([true, false]);
    expect(seen({ q: " tea" })).toEqual([true, false]);
    expect(seen({ q: "r7" })).toEqual([true, false]);
    expect(seen({ q: "rice" })).toEqual([false, true]);
  });
});

test("rates count what came in full buckets, and forget what is older than five minutes", () => {
  const start = Date.parse(at(0));
  const rates = createRates(start);
  rates.count(feedOf({ movements: [posted("1", 1), posted("2", 1)], opened: [alert(1) as never] }), start + 1_000);
  rates.count(feedOf({ movements: [posted("3", 6)] }), start + 6_000);
  expect(rates.read(start + 4_000).documents.every((count) => count === null)).toBe(true);
  const read = rates.read(start + 10_000);
  expect([read.documents.slice(-3), read.alerts.slice(-2)]).toEqual([
    [null, 24, 12],
    [12, 0],
  ]);
  expect(read.perWarehouse.get("w1")?.slice(-2)).toEqual([2, 1]);
  const later = rates.read(start + 400_000);
  expect(later.times).toHaveLength(60);
  expect(later.documents.every((count) => count === 0)).toBe(true);
});

test("clocks that agree to a second agree; others are known by their difference", () => {
  const now = Date.parse(at(30));
  expect(skewOf(new Date(now).toUTCString(), now - 50, now + 50)).toBe(0);
  expect(skewOf(new Date(now - 60_000).toUTCString(), now, now)).toBe(59_500);
  expect(skewOf(null, now, now)).toBe(0);
});
