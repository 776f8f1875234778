import type { AlertPage } from "@lumbung/contracts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createEventAppender, createLocalWakeUp, type EventCursor } from "../../infrastructure/events/index.ts";
import { createTestDatabase, type TestDatabase } from "../../infrastructure/postgres/testing.ts";
import { manualClock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { systemContext } from "../../shared/system-context.ts";
import { evaluateRange } from "./consumer.ts";
import { type Alerts, createAlerts } from "./index.ts";
import { masterDataConsumer } from "./master-data-consumer.ts";
import { type AlertWorld, createAlertWorld, logEnd, moveForTest } from "./testing.ts";

const clock = manualClock("2026-03-10T12:00:00Z");
const events = createEventAppender(createLocalWakeUp());
let database: TestDatabase;
let alerts: Alerts;
let world: AlertWorld;
let ctx: Ctx;
let start: EventCursor;

beforeAll(async () => {
  database = await createTestDatabase();
  alerts = createAlerts({ db: database.db, events, onChanged: () => {} });
});
beforeEach(async () => {
  world = await createAlertWorld(database);
  ctx = systemContext(world.tenantId, "test", "test", clock);
  start = await logEnd(database);
});
afterAll(() => database.drop());

/** Delivers everything since the test began, again and again: evaluations are repeatable. */
async function evaluateAll(): Promise<void> {
  const to = await logEnd(database);
  await database.db.withSystemTransaction((tx) => evaluateRange({ ...systemContext("system", "test", "test", clock), tx }, events, { from: start, to }));
}
const move = (delta: number, warehouse = 0) => moveForTest(database, clock, world, delta, warehouse);
const setMinimum = (minimum: string, warehouse = 0) => alerts.setMinimum(ctx, { sku: world.sku, warehouseId: world.warehouseIds[warehouse] ?? "", minimum });
const summary = (page: AlertPage) => page.items.map((alert) => `${alert.kind} ${alert.state} ${alert.openedOnHand}`);
const list = async (state?: "open" | "active" | "acknowledged" | "resolved") => summary(await alerts.listAlerts(ctx, { limit: 50, state }));
async function topics(): Promise<string[]> {
  const rows = await database.db.read(ctx, ({ tx }) =>
    tx.query<{ topic: string }>("SELECT topic FROM event_log WHERE topic LIKE 'inventory.alert.%' ORDER BY epoch, txid, position"),
  );
  return rows.map((row) => row.topic.replace("inventory.alert.", ""));
}

test("low opens below the minimum, becomes out, and both resolve by themselves (R-REO-4)", async () => {
  await move(100);
  await setMinimum("5");
  await evaluateAll();
  expect(await list()).toEqual([]);
  await move(-50);
  await evaluateAll();
  expect(await list()).toEqual([]);
  clock.advance(1000);
  await move(-1);
  await evaluateAll();
  await evaluateAll();
  expect(await list()).toEqual(["low active 4.9"]);
  clock.advance(1000);
  await move(-49);
  await evaluateAll();
  expect(await list()).toEqual(["out active 0", "low resolved 4.9"]);
  await move(500);
  await evaluateAll();
  expect(await list("open")).toEqual([]);
  expect(await topics()).toEqual(["opened", "resolved", "opened", "resolved"]);
});

test("a changed or removed minimum opens and resolves at once, without a movement", async () => {
  await move(40);
  await setMinimum("5");
  expect(await list("open")).toEqual(["low active 4"]);
  await setMinimum("4");
  expect(await list("open")).toEqual([]);
  await setMinimum("4.1");
  expect(await list("open")).toEqual(["low active 4"]);
  await alerts.removeMinimum(ctx, { variantId: world.variantId, warehouseId: world.warehouseIds[0] ?? "" });
  expect(await list("open")).toEqual([]);
  expect((await alerts.listMinimums(ctx, { limit: 50 })).items).toEqual([]);
});

test("a SKU that never had stock is out only where it has a minimum", async () => {
  await setMinimum("0");
  expect(await list("open")).toEqual(["out active 0"]);
  await alerts.removeMinimum(ctx, { sku: world.sku.toLowerCase(), warehouseId: world.warehouseIds[0] ?? "" });
  expect(await list("open")).toEqual([]);
  await move(1);
  await move(-1);
  await evaluateAll();
  expect(await list("open")).toEqual(["out active 0"]);
});

test("an acknowledged alert stays so until it resolves; acknowledging twice changes nothing", async () => {
  await move(10);
  await setMinimum("5");
  const [alert] = (await alerts.listAlerts(ctx, { limit: 50 })).items;
  const id = alert?.id ?? "";
  expect(await alerts.acknowledgeAlert(ctx, id, { note: "ordered" })).toMatchObject({ state: "acknowledged", note: "ordered", acknowledgedBy: "system:test" });
  expect(await alerts.acknowledgeAlert(ctx, id, { note: "again" })).toMatchObject({ note: "ordered" });
  await move(-1);
  await evaluateAll();
  expect(await list("open")).toEqual(["low acknowledged 1"]);
  await move(1000);
  await evaluateAll();
  expect(await list()).toEqual(["low resolved 1"]);
  await expect(alerts.acknowledgeAlert(ctx, id, {})).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await topics()).toEqual(["opened", "acknowledged", "resolved"]);
});

test("evaluations at the same time open one alert, and none survives the recovery it raced with", async () => {
  await move(10);
  await Promise.all([setMinimum("5"), setMinimum("6"), evaluateAll(), evaluateAll(), setMinimum("5"), evaluateAll()]);
  expect(await list("open")).toHaveLength(1);
  await Promise.all([move(1000), evaluateAll(), setMinimum("7"), evaluateAll()]);
  await evaluateAll();
  expect(await list("open")).toEqual([]);
});

test("alerts and minimum levels of other warehouses and businesses are not there", async () => {
  await setMinimum("5", 0);
  await setMinimum("5", 1);
  const scoped: Ctx = { ...ctx, actor: { ...ctx.actor, warehouseIds: new Set([world.warehouseIds[1] ?? ""]) } };
  const own = await alerts.listAlerts(scoped, { limit: 50 });
  expect(own.items.map((alert) => alert.warehouseId)).toEqual([world.warehouseIds[1]]);
  const hidden = (await alerts.listAlerts(ctx, { limit: 50 })).items.find((alert) => alert.warehouseId === world.warehouseIds[0]);
  await expect(alerts.acknowledgeAlert(scoped, hidden?.id ?? "", {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(alerts.setMinimum(scoped, { sku: world.sku, warehouseId: world.warehouseIds[0] ?? "", minimum: "1" })).rejects.toMatchObject({
    code: "UNKNOWN_WAREHOUSE",
  });
  await expect(alerts.removeMinimum(scoped, { sku: world.sku, warehouseId: world.warehouseIds[0] ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const foreign = systemContext((await createAlertWorld(database)).tenantId, "test", "test", clock);
  await expect(alerts.acknowledgeAlert(foreign, hidden?.id ?? "", {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await alerts.listAlerts(foreign, { limit: 50 })).items).toEqual([]);
});

test("a batch answers item by item", async () => {
  const warehouseId = world.warehouseIds[0] ?? "";
  const { items } = await alerts.setMinimumBatch(ctx, [
    { sku: world.sku, warehouseId, minimum: "1.5" },
    { sku: "NOBODY", warehouseId, minimum: "1" },
    { sku: world.sku, warehouseId, minimum: "1.55" },
    { sku: world.sku, warehouseId: world.variantId, minimum: "1" },
    { sku: world.sku, warehouseId, minimum: "-1" },
  ]);
  expect(items.map((item) => (item.ok ? item.minimum.minimum : item.code))).toEqual([
    "1.5",
    "UNKNOWN_SKU",
    "QUANTITY_SCALE",
    "UNKNOWN_WAREHOUSE",
    "INVALID_QUANTITY",
  ]);
});

test("pages of alerts follow one another without a gap", async () => {
  for (const warehouse of [0, 1, 2]) await setMinimum("5", warehouse);
  const first = await alerts.listAlerts(ctx, { limit: 2 });
  const second = await alerts.listAlerts(ctx, { limit: 2, cursor: first.nextCursor ?? undefined });
  expect(new Set([...first.items, ...second.items].map((alert) => alert.warehouseId)).size).toBe(3);
  expect(second.nextCursor).toBeNull();
});

test("an archived product or warehouse raises no alert; restored, it may again", async () => {
  const consumer = masterDataConsumer({ events, onChanged: () => {} });
  const changed = async (sql: string, topic: string, aggregateId: string, payload: object) => {
    await database.db.withTransaction(ctx, ({ tx }) => tx.query(sql, [aggregateId]));
    const event = {
      ...start,
      id: aggregateId,
      tenantId: world.tenantId,
      topic,
      aggregateType: "x",
      aggregateId,
      version: 1,
      payload,
      actorId: "",
      requestId: "",
      recordedAt: clock.now(),
    };
    await database.db.withTransaction(ctx, (tx) => consumer.handle(tx, [event]));
  };
  const variants = [{ id: world.variantId, sku: world.sku }];
  await setMinimum("5", 0);
  await setMinimum("5", 1);
  expect(await list("open")).toHaveLength(2);
  await changed("UPDATE product SET archived_at = now() WHERE id = $1", "catalogue.product.archived", world.variantId, { variants });
  expect(await list("open")).toEqual([]);
  await changed("UPDATE product SET archived_at = NULL WHERE id = $1", "catalogue.product.restored", world.variantId, { variants });
  expect(await list("open")).toHaveLength(2);
  await changed("UPDATE warehouse SET archived_at = now() WHERE id = $1", "warehouses.warehouse.archived", world.warehouseIds[1] ?? "", {});
  expect(await list("open")).toHaveLength(1);
});
