import type { DocumentType } from "@lumbung/contracts";
import { goods } from "./goods.ts";

export const daysOfTrade = 60;
const salesPerDay = 36;
const minutesBetween = 19;
const branchShare = 0.35;
/** Stock is filled up to so many days' sales, every week. */
const coverDays = 12;
/** From this day on these goods are not delivered any more, so that something runs out. */
const lastDelivery = { day: 46, every: 7 };

export type Place = "main" | "branch";
export interface TradeLine {
  readonly good: number;
  /** In pieces, or in thousandths of a kilogram. */
  readonly quantity: number;
}
export interface TradeDocument {
  readonly day: number;
  /** Minutes after midnight. */
  readonly minute: number;
  readonly type: DocumentType;
  readonly place: Place;
  readonly reason: string | null;
  /** Of an adjustment that takes away, lines leave; else they follow from the type. */
  readonly lines: readonly TradeLine[];
}

/** Two months of trade, the same every time: deliveries, transfers to the branch, sales, what comes back and what breaks. Nothing goes below zero. */
export function planTrade(): TradeDocument[] {
  const random = generator(20_101_201);
  const stock = { main: goods.map(() => 0), branch: goods.map(() => 0) };
  const documents: TradeDocument[] = [];
  const add = (document: TradeDocument) => {
    if (document.lines.length > 0) documents.push(document);
  };
  const unit = (good: number) => (goods[good]?.unit === "kg" ? 1000 : 1);
  const usual = (good: number) => goods[good]?.perDay ?? 0;

  for (let day = 0; day < daysOfTrade; day++) {
    if (day % 7 === 0) {
      const delivered = fill(day, (good) => Math.ceil(usual(good) * coverDays * unit(good)) - (stock.main[good] ?? 0));
      for (const line of delivered) stock.main[line.good] = (stock.main[line.good] ?? 0) + line.quantity;
      add({ day, minute: 7 * 60, type: day === 0 ? "opening" : "receipt", place: "main", reason: null, lines: delivered });
      const moved = fill(day, (good) =>
        Math.min(stock.main[good] ?? 0, Math.ceil(usual(good) * branchShare * coverDays) * unit(good) - (stock.branch[good] ?? 0)),
      );
      for (const line of moved) {
        stock.main[line.good] = (stock.main[line.good] ?? 0) - line.quantity;
        stock.branch[line.good] = (stock.branch[line.good] ?? 0) + line.quantity;
      }
      add({ day, minute: 7 * 60 + 30, type: "transfer", place: "main", reason: null, lines: moved });
    }
    for (let sale = 0; sale < salesPerDay; sale++) {
      const place: Place = random() < branchShare ? "branch" : "main";
      const lines = basket(random, (good) => stock[place][good] ?? 0, unit, usual);
      for (const line of lines) stock[place][line.good] = (stock[place][line.good] ?? 0) - line.quantity;
      add({ day, minute: 8 * 60 + sale * minutesBetween + Math.floor(random() * minutesBetween), type: "issue", place, reason: null, lines });
    }
    const good = Math.floor(random() * goods.length);
    if (day % 5 === 4 && unit(good) === 1) {
      stock.main[good] = (stock.main[good] ?? 0) + 1;
      add({ day, minute: 20 * 60, type: "return", place: "main", reason: null, lines: [{ good, quantity: 1 }] });
    }
    if (day % 9 === 8 && (stock.main[good] ?? 0) > unit(good)) {
      stock.main[good] = (stock.main[good] ?? 0) - unit(good);
      add({ day, minute: 20 * 60 + 10, type: "adjustment", place: "main", reason: "Broken", lines: [{ good, quantity: unit(good) }] });
    }
  }
  return documents;
}

function fill(day: number, missing: (good: number) => number): TradeLine[] {
  return goods.flatMap((_, good) => {
    if (day > lastDelivery.day && good % lastDelivery.every === 3) return [];
    const quantity = missing(good);
    return quantity > 0 ? [{ good, quantity }] : [];
  });
}

function basket(random: () => number, there: (good: number) => number, unit: (good: number) => number, usual: (good: number) => number): TradeLine[] {
  const lines = new Map<number, number>();
  for (let pick = 1 + Math.floor(random() * 4); pick > 0; pick--) {
    const good = Math.floor(random() * goods.length);
    const wanted = unit(good) === 1 ? 1 + Math.floor(random() * Math.max(1, usual(good) / 2)) : (1 + Math.floor(random() * 12)) * 250;
    const quantity = Math.min(wanted, there(good));
    if (quantity > 0 && !lines.has(good)) lines.set(good, quantity);
  }
  return [...lines].map(([good, quantity]) => ({ good, quantity }));
}

/** Numbers in [0, 1) that look random and are the same every time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
