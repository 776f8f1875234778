import fc from "fast-check";
import { expect, test } from "vitest";
import { openingLines, type StockHistory } from "./opening.ts";
import { type PlannedDocument, stockDelta } from "./plan.ts";

const day = 86_400_000;
const document = fc.record({
  type: fc.constantFrom("issue", "return", "adjustment"),
  at: fc.integer({ min: 0, max: 5 }),
  lines: fc.array(fc.record({ sku: fc.constantFrom("a", "b", "c"), quantity: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 4 }),
});
type Drawn = typeof document extends fc.Arbitrary<infer T> ? T : never;

function planned(drawn: Drawn[]): PlannedDocument[] {
  let line = 0;
  return drawn
    .map(({ type, at, lines }) => ({
      type,
      reference: null,
      remark: null,
      effectiveAtMs: at * day,
      lines: lines.map(({ sku, quantity }) => ({ line: ++line, skuKey: sku, quantity: type === "adjustment" ? `-${quantity}` : String(quantity), note: null })),
    }))
    .sort((x, y) => x.effectiveAtMs - y.effectiveAtMs);
}

interface Step {
  readonly atMs: number;
  readonly delta: bigint;
}

/** Lowest balance of a SKU from an opening on, walking every movement in the order (effective_at, position). */
function lowest(opening: bigint, before: bigint, past: readonly Step[], own: readonly Step[]): bigint {
  const all = [...past.map((step) => ({ ...step, own: 0 })), ...own.map((step) => ({ ...step, own: 1 }))].sort((x, y) => x.atMs - y.atMs || x.own - y.own);
  let balance = before + opening;
  let low = balance;
  let begun = false;
  for (const step of all) {
    balance += step.delta;
    begun ||= step.own === 1;
    if (begun && balance < low) low = balance;
  }
  return low;
}

test("no balance goes below zero, and with one unit less some would (against a naive walk)", () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 12 }), (drawn) => {
      const documents = planned(drawn);
      const opening = new Map(openingLines(documents, new Map()).map((line) => [line.skuKey, BigInt(line.quantity) * 1_000_000n]));
      for (const sku of ["a", "b", "c"]) {
        const own = documents.flatMap((one) =>
          one.lines.filter((line) => line.skuKey === sku).map((line) => ({ atMs: one.effectiveAtMs, delta: stockDelta(one.type, line) })),
        );
        const quantity = opening.get(sku) ?? 0n;
        expect(lowest(quantity, 0n, [], own)).toBeGreaterThanOrEqual(0n);
        if (quantity > 0n) expect(lowest(quantity - 1n, 0n, [], own)).toBeLessThan(0n);
      }
    }),
  );
});

test("with stock in the ledger already it adds only what is missing, at every instant and in the order of posting", () => {
  const history = fc.record({
    before: fc.integer({ min: 0, max: 40 }),
    past: fc.array(fc.record({ at: fc.integer({ min: 0, max: 6 }), delta: fc.integer({ min: -20, max: 20 }) }), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 10 }), history, (drawn, { before, past }) => {
      const documents = planned(drawn);
      const movements = past.map(({ at, delta }) => ({ atMs: at * day, delta: BigInt(delta) * 1_000_000n })).sort((x, y) => x.atMs - y.atMs);
      const start = BigInt(before) * 1_000_000n;
      const now = movements.reduce((sum, movement) => sum + movement.delta, start);
      const entry: StockHistory = { onHand: now, onHandBefore: start, movements };
      const [line] = openingLines(documents, new Map([["a", entry]])).filter((one) => one.skuKey === "a");
      const quantity = line ? BigInt(line.quantity) * 1_000_000n : 0n;
      const own = documents.flatMap((one) =>
        one.lines.filter((two) => two.skuKey === "a").map((two) => ({ atMs: one.effectiveAtMs, delta: stockDelta(one.type, two) })),
      );
      if (own.length === 0) {
        expect(quantity).toBe(0n);
        return;
      }
      const inTime = (opening: bigint) => {
        // What was below zero before the first line of the import is not the import's doing.
        const walk = lowest(opening, start, movements, own);
        return walk < start + opening ? walk : start + opening;
      };
      const inPosting = (opening: bigint) => {
        let balance = now + opening;
        let low = 0n;
        for (const step of own) {
          balance += step.delta;
          if (balance < low) low = balance;
        }
        return low;
      };
      expect(inPosting(quantity)).toBe(0n);
      expect(inTime(quantity)).toBeGreaterThanOrEqual(0n);
      if (quantity > 0n) expect(inTime(quantity - 1n) < 0n || inPosting(quantity - 1n) < 0n).toBe(true);
    }),
  );
});

test("returns and later sales share the stock: the opening is the deepest point, not the sum", () => {
  const documents = planned([
    { type: "issue", at: 0, lines: [{ sku: "a", quantity: 10 }] },
    { type: "return", at: 1, lines: [{ sku: "a", quantity: 8 }] },
    { type: "issue", at: 2, lines: [{ sku: "a", quantity: 9 }] },
  ]);
  expect(openingLines(documents, new Map())).toEqual([{ skuKey: "a", quantity: "11" }]);
});
