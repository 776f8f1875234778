import { Dashboard } from "@lumbung/contracts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createInProcessBus } from "../../infrastructure/bus/index.ts";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { consumeForTest, createStockWorld, logEnd, postForTest, type StockWorld } from "../../modules/stock-summary/testing.ts";
import { manualClock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { systemContext } from "../../shared/system-context.ts";
import { createAnnouncer } from "./announce-changes.ts";
import { loadDashboard } from "./get-dashboard.ts";
import { dashboardChannel } from "./index.ts";

/** Long enough for a busy machine; a test that passes never waits that long. */
const soon: typeof vi.waitFor = (check) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

const clock = manualClock("2026-03-10T12:00:00Z");
let database: TestDatabase;
let world: StockWorld;
let ctx: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createStockWorld(database, { skus: 4, warehouses: 2, timeZone: "Asia/Jakarta" });
  ctx = systemContext(world.tenantId, "test", "test", clock);
  const start = await logEnd(database);
  const at = (day: string) => `${day}T05:00:00Z`;
  await postForTest(database, clock, world, [
    { type: "receipt", variant: 0, from: null, to: 0, quantity: 100, effectiveAt: at("2026-03-01") },
    { type: "receipt", variant: 1, from: null, to: 0, quantity: 105, effectiveAt: at("2026-03-01"), unitCostMinor: 100 },
  ]);
  await postForTest(database, clock, world, [{ type: "transfer", variant: 0, from: 0, to: 1, quantity: 30, effectiveAt: at("2026-03-05") }]);
  await postForTest(database, clock, world, [{ type: "issue", variant: 0, from: 0, to: null, quantity: 4, effectiveAt: at("2026-03-10") }]);
  await postForTest(database, clock, world, [{ type: "issue", variant: 1, from: 0, to: null, quantity: 55, effectiveAt: at("2026-03-10") }]);
  await consumeForTest(database, clock, start, await logEnd(database));
});
afterAll(() => database.drop());

const load = async (scope: string[] | null) => Dashboard.parse(await loadDashboard(database.db, ctx, scope));

test("shows value at present cost, flows per business day, movers and changes of all warehouses", async () => {
  const dashboard = await load(null);
  // SKU 0: 96 pieces, SKU 1: 5.0 of scale 1; both cost 250.
  expect(dashboard.stock).toEqual({ value: { amount: 96 * 250 + 5 * 250, currency: "IDR" }, items: 4, low: 0, out: 0 });
  expect(dashboard.days).toHaveLength(30);
  expect(dashboard.days[0]?.day).toBe("2026-02-09");
  expect(dashboard.days.at(-1)).toEqual({
    day: "2026-03-10",
    in: { movements: 0, units: "0", value: { amount: 0, currency: "IDR" } },
    out: { movements: 2, units: "9.5", value: { amount: 4 * 250 + 1375, currency: "IDR" } },
    movements: 2,
  });
  expect(dashboard.days.find((day) => day.day === "2026-03-01")?.in).toEqual({
    movements: 2,
    units: "110.5",
    value: { amount: 25_000 + 1_050, currency: "IDR" },
  });
  // A transfer is neither in nor out of the business.
  expect(dashboard.days.find((day) => day.day === "2026-03-05")).toMatchObject({ in: { movements: 0 }, out: { movements: 0 }, movements: 2 });
  expect(dashboard.topMovers.map(({ sku, issued }) => [sku, issued])).toEqual([
    [world.skus[1], "5.5"],
    [world.skus[0], "4"],
  ]);
  expect(dashboard.recentChanges.map((change) => [change.type, change.lineCount])).toEqual([
    ["issue", 1],
    ["issue", 1],
    ["transfer", 1],
    ["receipt", 2],
  ]);
  expect(dashboard.asOf.position).toBeGreaterThan(0);
});

test("one warehouse shows its own figures only (R-TEN-2)", async () => {
  const second = world.warehouseIds[1] ?? "";
  const dashboard = await load([second]);
  expect(dashboard.stock.value?.amount).toBe(30 * 250);
  expect(dashboard.warehouses).toEqual([
    { warehouseId: second, code: "W2", name: "Warehouse 2", value: { amount: 7500, currency: "IDR" }, skusInStock: 1, low: 0, out: 0, movementsToday: 0 },
  ]);
  expect(dashboard.topMovers).toEqual([]);
  expect(dashboard.recentChanges).toEqual([]);
  expect(dashboard.days.at(-1)?.out.movements).toBe(0);
});

test("amounts beyond 32 bits are summed exactly", async () => {
  const big = await createStockWorld(database, { skus: 1, warehouses: 1 });
  const start = await logEnd(database);
  await postForTest(database, clock, big, [{ type: "receipt", variant: 0, from: null, to: 0, quantity: 30_000_000_001 }]);
  await consumeForTest(database, clock, start, await logEnd(database));
  const dashboard = await loadDashboard(database.db, systemContext(big.tenantId, "test", "test", clock), null);
  expect(dashboard.stock.value?.amount).toBe(30_000_000_001 * 250);
});

test("a business without movements has an empty dashboard", async () => {
  const empty = await createStockWorld(database, { skus: 0, warehouses: 1 });
  const dashboard = Dashboard.parse(await loadDashboard(database.db, systemContext(empty.tenantId, "test", "test", clock), null));
  expect(dashboard).toMatchObject({ asOf: { position: 0, recordedAt: null }, stock: { value: { amount: 0 }, items: 0 }, topMovers: [], recentChanges: [] });
});

test("changes are announced at once, then summed up, the last one included", async () => {
  const told: unknown[] = [];
  const bus = createInProcessBus(() => {});
  bus.subscribe(dashboardChannel, (message) => told.push(message));
  const forgotten: string[] = [];
  const cache = {
    getOrSet: () => Promise.reject(new Error("not asked")),
    invalidateTags: async (tags: readonly string[]) => void forgotten.push(...tags),
    close: async () => {},
  };
  const announcer = createAnnouncer({ cache, bus, onError: (error) => told.push(error), intervalMs: 200 });
  for (let i = 0; i < 5; i++) announcer.changed(["a", "b"]);
  await soon(() => expect(told).toEqual([{ tenantId: "a" }, { tenantId: "b" }]));
  await soon(() => expect(told).toEqual([{ tenantId: "a" }, { tenantId: "b" }, { tenantId: "a" }, { tenantId: "b" }]));
  expect(forgotten).toEqual(["a:dashboard", "b:dashboard", "a:dashboard", "b:dashboard"]);
  announcer.close();
  await bus.close();
});
