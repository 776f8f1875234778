import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventCursor } from "../../infrastructure/events/index.ts";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { manualClock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import { checkSummary } from "./check.ts";
import { recutStockDaysJob } from "./jobs.ts";
import { rebuildTenant, recount } from "./rebuild.ts";
import { consumeForTest, createStockWorld, horizon, logEnd, postForTest, type StockWorld, type TestLine } from "./testing.ts";

const clock = manualClock("2026-03-10T12:00:00Z");
const zero: EventCursor = { epoch: 0, txid: "0", position: 0 };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const context = (world: StockWorld) => systemContext(world.tenantId, "test", "test", clock);

async function summaries(world: StockWorld) {
  return database.db.read(context(world), ({ tx }) =>
    tx.query<{ variant_id: string; warehouse_id: string; total_in: number; total_out: number; current_stock: number; recent_issued: number; position: number }>(
      "SELECT variant_id, warehouse_id, total_in, total_out, current_stock, recent_issued, position FROM stock_summary ORDER BY variant_id, warehouse_id",
    ),
  );
}
async function days(world: StockWorld) {
  return database.db.read(context(world), ({ tx }) => tx.query("SELECT * FROM stock_daily ORDER BY variant_id, warehouse_id, day"));
}
async function totals(world: StockWorld) {
  return database.db.read(context(world), ({ tx }) =>
    tx.query(
      "SELECT warehouse_id, day, units_in::text, units_out::text, value_in_minor, value_out_minor, movements_in, movements_out, movements FROM stock_daily_total ORDER BY 1, 2",
    ),
  );
}

/** What the summary must say, added up the simple way. */
function naive(world: StockWorld, documents: readonly (readonly TestLine[])[]) {
  const levels = new Map<string, { in: number; out: number }>();
  for (const line of documents.flat()) {
    if (line.from === line.to) continue;
    for (const [warehouse, side] of [
      [line.from, "out"],
      [line.to, "in"],
    ] as const) {
      if (warehouse === null) continue;
      const key = `${world.variantIds[line.variant]} ${world.warehouseIds[warehouse]}`;
      const level = levels.get(key) ?? { in: 0, out: 0 };
      level[side] += line.quantity;
      levels.set(key, level);
    }
  }
  return levels;
}

const lineArb: fc.Arbitrary<TestLine> = fc
  .record({
    variant: fc.nat(4),
    kind: fc.constantFrom("receipt" as const, "issue" as const, "transfer" as const),
    place: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    day: fc.nat(40),
    hour: fc.nat(23),
    cost: fc.option(fc.nat(100_000)),
  })
  .map(({ variant, kind, place, quantity, day, hour, cost }) => ({
    type: kind,
    variant,
    from: kind === "receipt" ? null : place,
    to: kind === "issue" ? null : kind === "receipt" ? place : 1 - place,
    quantity,
    unitCostMinor: cost,
    effectiveAt: new Date(Date.UTC(2026, 0, 25 + day, hour)).toISOString(),
  }));
const documentsArb = fc.array(fc.array(lineArb, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

test("any movements, cut into any ranges and delivered again, give the naive sums (R-IDM-4)", async () => {
  await fc.assert(
    fc.asyncProperty(documentsArb, fc.array(fc.nat(12), { maxLength: 4 }), async (documents, cuts) => {
      const world = await createStockWorld(database, { skus: 5, warehouses: 2 });
      const ends: EventCursor[] = [await logEnd(database)];
      for (const document of documents) {
        await postForTest(database, clock, world, document);
        ends.push(await logEnd(database));
      }
      const last = ends.length - 1;
      const marks = [0, ...cuts.map((cut) => Math.min(cut, last)).sort((a, b) => a - b), last];
      for (let i = 1; i < marks.length; i++) {
        const from = ends[marks[i - 1] ?? 0] ?? zero;
        const to = ends[marks[i] ?? last] ?? zero;
        await consumeForTest(database, clock, from, to);
        await consumeForTest(database, clock, from, to);
      }
      await consumeForTest(database, clock, zero, ends[last] ?? zero);

      const expected = naive(world, documents);
      const actual = await summaries(world);
      expect(actual.length).toBe(expected.size);
      for (const row of actual) {
        const level = expected.get(`${row.variant_id} ${row.warehouse_id}`);
        expect({ in: row.total_in, out: row.total_out }).toEqual(level);
        expect(row.current_stock).toBe(row.total_in - row.total_out);
      }
      expect(await checkSummary(database.db, context(world))).toEqual([]);
      // The days and totals of one pass equal those counted from scratch.
      const kept = { days: await days(world), totals: await totals(world), summaries: actual };
      await rebuildTenant(database.db, context(world), () => {});
      expect({ days: await days(world), totals: await totals(world), summaries: await summaries(world) }).toEqual(kept);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("business days are cut in the tenant's zone, and values rounded per movement (R-IDM-8)", async () => {
  const world = await createStockWorld(database, { skus: 2, warehouses: 2, timeZone: "Asia/Jakarta" });
  const start = await logEnd(database);
  await postForTest(database, clock, world, [
    { type: "receipt", variant: 1, from: null, to: 0, quantity: 105, unitCostMinor: 333, effectiveAt: "2026-03-01T16:59:59Z" },
    { type: "receipt", variant: 1, from: null, to: 0, quantity: 105, unitCostMinor: 333, effectiveAt: "2026-03-01T17:00:00Z" },
  ]);
  await postForTest(database, clock, world, [{ type: "transfer", variant: 1, from: 0, to: 1, quantity: 10, effectiveAt: "2026-03-02T01:00:00Z" }]);
  await postForTest(database, clock, world, [{ type: "transfer", variant: 1, from: 0, to: 0, quantity: 7, effectiveAt: "2026-03-02T01:00:00Z" }]);
  await consumeForTest(database, clock, start, await logEnd(database));
  expect(await totals(world)).toEqual(
    [
      {
        warehouse_id: world.warehouseIds[0],
        day: "2026-03-01",
        units_in: "10.5",
        units_out: "0",
        value_in_minor: 3497,
        value_out_minor: 0,
        movements_in: 1,
        movements_out: 0,
        movements: 1,
      },
      {
        warehouse_id: world.warehouseIds[0],
        day: "2026-03-02",
        units_in: "10.5",
        units_out: "0",
        value_in_minor: 3497,
        value_out_minor: 0,
        movements_in: 1,
        movements_out: 0,
        movements: 2,
      },
      {
        warehouse_id: world.warehouseIds[1],
        day: "2026-03-02",
        units_in: "0",
        units_out: "0",
        value_in_minor: 0,
        value_out_minor: 0,
        movements_in: 0,
        movements_out: 0,
        movements: 1,
      },
    ].sort((a, b) => `${a.warehouse_id}${a.day}`.localeCompare(`${b.warehouse_id}${b.day}`)),
  );
  expect((await summaries(world)).map((row) => row.current_stock).sort((a, b) => a - b)).toEqual([10, 200]);
});

test("a business that moves to another zone gets its days cut anew", async () => {
  const world = await createStockWorld(database, { skus: 1, warehouses: 1, timeZone: "Asia/Jakarta" });
  const start = await logEnd(database);
  await postForTest(database, clock, world, [{ type: "receipt", variant: 0, from: null, to: 0, quantity: 1, effectiveAt: "2026-03-01T18:00:00Z" }]);
  await consumeForTest(database, clock, start, await logEnd(database));
  const told: string[] = [];
  const job = recutStockDaysJob({ db: database.db, clock, onChanged: (tenantIds) => told.push(...tenantIds) });
  const run = () => job.handler({ id: "1", payload: { tenantId: world.tenantId }, attempt: 1, tenantId: world.tenantId, progress: async () => {} });
  await run();
  expect(told).toEqual([]);
  await database.db.withTransaction(context(world), ({ tx }) => tx.query("UPDATE tenant SET time_zone = 'Europe/London'"));
  await run();
  expect(told).toEqual([world.tenantId]);
  expect((await totals(world)).map((row) => row.day)).toEqual(["2026-03-01"]);
  expect(await checkSummary(database.db, context(world))).toEqual([]);
});

test("what was issued leaves the window of recent days as time goes on", async () => {
  const world = await createStockWorld(database, { skus: 1, warehouses: 1, timeZone: "UTC" });
  const time = manualClock("2026-03-10T12:00:00Z");
  const issue = async (quantity: number) => {
    const from = await logEnd(database);
    await postForTest(database, time, world, [{ type: "issue", variant: 0, from: 0, to: null, quantity }]);
    await consumeForTest(database, time, from, await logEnd(database));
    return (await summaries(world))[0]?.recent_issued;
  };
  expect(await issue(5)).toBe(5);
  time.set("2026-04-08T23:00:00Z");
  expect(await issue(1)).toBe(6);
  time.set("2026-04-09T00:30:00Z");
  expect(await issue(1)).toBe(2);
  time.set("2026-05-09T00:30:00Z");
  expect(await issue(9)).toBe(9);
});

test("a rebuild repairs wrong figures while movements and the consumer go on", async () => {
  const world = await createStockWorld(database, { skus: 450, warehouses: 2 });
  let cursor = await logEnd(database);
  const post = (i: number) =>
    postForTest(database, clock, world, [
      { type: "receipt", variant: i % 450, from: null, to: i % 2, quantity: 10 + i },
      { type: "transfer", variant: (i * 7) % 450, from: i % 2, to: (i + 1) % 2, quantity: 3 },
    ]);
  for (let i = 0; i < 225; i++) await post(i);
  const consume = async (end: EventCursor) => {
    await consumeForTest(database, clock, cursor, end);
    cursor = end;
  };
  await consume(await logEnd(database));
  const ctx = context(world);
  await database.db.withTransaction(ctx, async ({ tx }) => {
    await tx.query("UPDATE stock_summary SET total_in = total_in + 1000, current_stock = current_stock + 1000");
    await tx.query("DELETE FROM stock_daily WHERE variant_id = $1", [world.variantIds[1]]);
    await tx.query("UPDATE stock_daily_total SET movements = 1");
  });
  expect((await checkSummary(database.db, ctx)).length).toBeGreaterThan(100);

  let rebuilding = true;
  const traffic = (async () => {
    for (let i = 225; rebuilding || i < 260; i++) await post(i);
  })();
  const consumer = (async () => {
    while (rebuilding) await consume(await horizon(database));
  })();
  const seen: number[] = [];
  await rebuildTenant(database.db, ctx, (progress) => seen.push(progress.done));
  rebuilding = false;
  await Promise.all([traffic, consumer]);
  await consume(await logEnd(database));
  expect(seen.length).toBeGreaterThan(2);
  expect(await checkSummary(database.db, ctx)).toEqual([]);
});

test("recalculate-summary repairs one SKU at the point the consumer has reached", async () => {
  const world = await createStockWorld(database, { skus: 2, warehouses: 2 });
  const start = await logEnd(database);
  await postForTest(database, clock, world, [{ type: "receipt", variant: 0, from: null, to: 0, quantity: 10 }]);
  const reached = await logEnd(database);
  await consumeForTest(database, clock, start, reached);
  await postForTest(database, clock, world, [{ type: "receipt", variant: 0, from: null, to: 0, quantity: 90 }]);
  const ctx = context(world);
  await database.db.withTransaction(ctx, ({ tx }) => tx.query("UPDATE stock_summary SET total_in = 11, current_stock = 11"));
  expect(await checkSummary(database.db, ctx)).toMatchObject([
    { invariant: "I7", expected: "in 10, out 0", actual: "in 11, out 0" },
    { invariant: "I7", key: expect.stringContaining("days") },
  ]);
  await recount(database.db, ctx, [world.variantIds[0] ?? ""]);
  expect((await summaries(world)).map((row) => row.current_stock)).toEqual([10]);
  expect(await checkSummary(database.db, ctx)).toEqual([]);
  await consumeForTest(database, clock, reached, await logEnd(database));
  expect((await summaries(world)).map((row) => row.current_stock)).toEqual([100]);
});

test("an event that was parked and is replayed behind the cursor gets counted, once", async () => {
  const world = await createStockWorld(database, { skus: 1, warehouses: 1 });
  const receive = async (quantity: number) => {
    await postForTest(database, clock, world, [{ type: "receipt", variant: 0, from: null, to: 0, quantity }]);
    return logEnd(database);
  };
  const start = await logEnd(database);
  const parked = await receive(10);
  await consumeForTest(database, clock, parked, await receive(5));
  expect((await summaries(world)).map((row) => row.current_stock)).toEqual([5]);
  await consumeForTest(database, clock, start, parked);
  await consumeForTest(database, clock, start, parked);
  expect((await summaries(world)).map((row) => row.current_stock)).toEqual([15]);
  expect(await checkSummary(database.db, context(world))).toEqual([]);
});

test("tenants of one range are counted apart", async () => {
  const start = await logEnd(database);
  const worlds = [await createStockWorld(database, { skus: 1, warehouses: 1 }), await createStockWorld(database, { skus: 1, warehouses: 1 })];
  for (const [i, world] of worlds.entries())
    await postForTest(database, clock, world, [{ type: "receipt", variant: 0, from: null, to: 0, quantity: 10 * (i + 1) }]);
  const changed = await consumeForTest(database, clock, start, await logEnd(database));
  expect(changed.sort()).toEqual(worlds.map((world) => world.tenantId).sort());
  for (const [i, world] of worlds.entries()) expect((await summaries(world)).map((row) => row.current_stock)).toEqual([10 * (i + 1)]);
});
