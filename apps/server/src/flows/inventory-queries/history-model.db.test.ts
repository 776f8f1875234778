import type { PostedDocument } from "@lumbung/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { manualClock } from "../../shared/clock.ts";
import { createQueryWorld, type QueryWorld } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const skus = ["A", "B", "C"];
const codes = ["MAIN", "EAST", "WEST"];
const now = new Date("2026-11-20T12:00:00Z");
/** Few instants, so that many movements share one and only their position tells them apart (R-LED-5). */
const instants = Array.from({ length: 6 }, (_, i) => new Date(now.getTime() - (6 - i) * 86_400_000 + i).toISOString());

interface Command {
  readonly kind: "receipt" | "issue" | "gain" | "loss" | "transfer" | "reversal";
  readonly sku: number;
  readonly warehouse: number;
  readonly other: number;
  readonly quantity: number;
  readonly at: number;
}

const command = fc.record<Command>({
  kind: fc.constantFrom("receipt", "receipt", "issue", "gain", "loss", "transfer", "reversal"),
  sku: fc.nat(skus.length - 1),
  warehouse: fc.nat(codes.length - 1),
  other: fc.nat(codes.length - 2),
  quantity: fc.integer({ min: 1, max: 30 }),
  at: fc.nat(instants.length - 1),
});

interface Leg {
  readonly sku: string;
  readonly warehouse: string;
  readonly delta: number;
  readonly at: string;
  readonly position: number;
  readonly side: number;
}

/** What the ledger holds, kept as a plain list of legs. */
async function play(world: QueryWorld, commands: readonly Command[]): Promise<{ legs: Leg[]; posted: PostedDocument[] }> {
  const legs: Leg[] = [];
  const posted: PostedDocument[] = [];
  const codeOf = Object.fromEntries(Object.entries(world.ledger.warehouses).map(([code, id]) => [id, code]));
  for (const { kind, sku, warehouse, other, quantity, at } of commands) {
    const code = codes[warehouse] as string;
    const lines = [{ sku: skus[sku], quantity: String(kind === "loss" ? -quantity : quantity) }];
    const common = { warehouse: code, effectiveAt: instants[at], reason: "model", reference: `R${at}`, lines };
    const original = posted[quantity % (posted.length || 1)];
    const answer =
      kind === "reversal"
        ? original &&
          world.ledger.inventory
            .reverseDocument(world.ledger.ctx, { id: original.document.id, reason: "model", effectiveAt: instants[at] as string })
            .then((body) => JSON.parse(body) as PostedDocument)
        : kind === "transfer"
          ? world.post({ ...common, type: "transfer", toWarehouse: codes[(warehouse + 1 + other) % codes.length] as string })
          : world.post({ ...common, type: kind === "gain" || kind === "loss" ? "adjustment" : kind });
    // A refusal (reversed twice, a reversal of a reversal) changes nothing.
    const document = await Promise.resolve(answer).catch(() => undefined);
    if (!document) continue;
    posted.push(document);
    for (const movement of document.movements) {
      const rest = { sku: movement.sku, at: document.document.effectiveAt, position: movement.position };
      if (movement.fromWarehouseId) legs.push({ ...rest, warehouse: codeOf[movement.fromWarehouseId] as string, delta: -Number(movement.quantity), side: 0 });
      if (movement.toWarehouseId) legs.push({ ...rest, warehouse: codeOf[movement.toWarehouseId] as string, delta: Number(movement.quantity), side: 1 });
    }
  }
  legs.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.position - b.position || a.side - b.side);
  return { legs, posted };
}

const total = (legs: readonly Leg[]) => legs.reduce((sum, leg) => sum + leg.delta, 0);

test("R-LED-4, R-LED-5, R-BAK-1: cards, levels at any instant and lists equal a naive model after any history", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 45 }), fc.integer({ min: 1, max: 7 }), async (commands, limit) => {
      const world = await createQueryWorld(database, { warehouses: codes, skus: { A: 0, B: 0, C: 0 }, negativeStock: "allow", clock: manualClock(now) });
      const { legs } = await play(world, commands);
      for (const sku of skus) {
        for (const warehouse of [...codes, undefined]) {
          const own = legs.filter((leg) => leg.sku === sku && (warehouse === undefined || leg.warehouse === warehouse));
          await expectCard(world, sku, warehouse, own, limit);
        }
      }
      for (const asOf of [...instants, "2026-01-01T00:00:00Z", undefined]) await expectLevels(world, legs, asOf, limit);
      const listed = (await world.allMovements({ limit })).map((movement) => movement.position);
      expect(listed).toEqual([...new Set(legs.map((leg) => leg.position))].reverse());
    }),
    { numRuns: 8, seed: 20261120 },
  );
});

async function expectCard(world: QueryWorld, sku: string, warehouse: string | undefined, own: readonly Leg[], limit: number): Promise<void> {
  const query = { sku, warehouseId: warehouse === undefined ? undefined : world.ledger.warehouses[warehouse], limit };
  let balance = 0;
  const expected = own.map((leg) => {
    balance += leg.delta;
    return [leg.position, String(leg.delta), String(balance)];
  });
  for (const order of ["asc", "desc"] as const) {
    const { legs } = await world.allLegs({ ...query, order });
    const shown = legs.map((leg) => [leg.position, leg.change, leg.balance]);
    expect(order === "asc" ? shown : shown.reverse()).toEqual(expected);
  }
  const [from, to] = [instants[2] as string, instants[4] as string];
  const inside = own.filter((leg) => leg.at >= from && leg.at < to);
  const before = total(own.filter((leg) => leg.at < from));
  const window = await world.allLegs({ ...query, from, to });
  expect(window.legs.map((leg) => leg.position)).toEqual(inside.map((leg) => leg.position));
  expect(window.openings[0]).toBe(String(before));
  expect(window.closings.at(-1)).toBe(String(before + total(inside)));
  const latestFirst = await world.allLegs({ ...query, from, to, order: "desc" });
  expect(latestFirst.closings[0]).toBe(String(before + total(inside)));
  expect(latestFirst.openings.at(-1)).toBe(String(before));
}

async function expectLevels(world: QueryWorld, legs: readonly Leg[], asOf: string | undefined, limit: number): Promise<void> {
  const at = (leg: Leg) => asOf === undefined || Date.parse(leg.at) <= Date.parse(asOf);
  const expected = new Map<string, number>();
  const sums = new Map<string, number>();
  for (const leg of legs) {
    const key = `${leg.sku}@${world.ledger.warehouses[leg.warehouse]}`;
    expected.set(key, (expected.get(key) ?? 0) + (at(leg) ? leg.delta : 0));
    sums.set(leg.sku, (sums.get(leg.sku) ?? 0) + (at(leg) ? leg.delta : 0));
  }
  for (const sort of ["sku", "-name", "onHand", "-available"] as const) {
    const rows = await world.allLevels({ asOf, sort, limit });
    expect(new Map(rows.map((row) => [`${row.sku}@${row.warehouseId}`, Number(row.onHand)]))).toEqual(expected);
    expect(rows.length).toBe(expected.size);
    if (sort === "onHand") expect(rows.map((row) => Number(row.onHand))).toEqual([...expected.values()].sort((a, b) => a - b));
    const summed = await world.allLevels({ asOf, sort, sum: true, limit });
    expect(new Map(summed.map((row) => [row.sku, Number(row.onHand)]))).toEqual(sums);
    expect(summed.length).toBe(sums.size);
  }
}
