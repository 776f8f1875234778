import { expect, it } from "vitest";
import { labels, note, noting, topic, useConsumers } from "./consumers.testing.ts";
import { startOfLog } from "./cursor.ts";
import { readEventsSince } from "./read-since.ts";
import { createTestLog, tenantA, tenantB, testContext, testEvent, until } from "./testing.ts";
import type { Consumer } from "./types.ts";

const { asOwner, db, otherProcess, runner, seen } = useConsumers();

it("hands each consumer the events of its topics in order, tenant by tenant under its own row-level security", async () => {
  const log = createTestLog(db());
  const scopes: string[] = [];
  const consumer = noting("a", {
    handle: async (ctx, events) => {
      const [row] = await ctx.tx.query<{ tenant: string }>("SELECT app_tenant() AS tenant");
      scopes.push(`${row?.tenant}:${events.every((event) => event.tenantId === row?.tenant)}`);
      expect([ctx.tenantId, ctx.actor.kind]).toEqual([row?.tenant, "system"]);
      await note(ctx, "a", events);
    },
  });
  await log.append(tenantA, testEvent(1), testEvent(2, "test.other"), testEvent(3));
  await log.append(tenantB, testEvent(4));
  await runner(db(), { wakeUp: log.wakeUp }).start([consumer, noting("b", { topics: ["test.other"] })]);
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 3,
    ),
  ).toEqual(["1", "3", "4"]);
  expect(new Set(scopes)).toEqual(new Set([`${tenantA}:true`, `${tenantB}:true`]));
  expect(
    await until(
      () => seen("b"),
      (list) => list.length === 1,
    ),
  ).toEqual(["2"]);
});

it("wakes by a signal, not by the sweep", async () => {
  const log = createTestLog(db());
  const run = runner(db(), { wakeUp: log.wakeUp, sweepMs: 60_000 });
  await run.start([noting("a")]);
  await until(
    () => run.leading(),
    (names) => names.length === 1,
  );
  const startMs = performance.now();
  await log.append(tenantA, testEvent(1));
  await until(
    () => seen("a"),
    (list) => list.length === 1,
  );
  expect(performance.now() - startMs).toBeLessThan(10_000);
});

it("waits for the oldest open transaction: a slow one with low positions is not skipped", async () => {
  const log = createTestLog(db());
  await runner(db(), { wakeUp: log.wakeUp, sweepMs: 60_000 }).start([noting("a")]);
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let written: () => void = () => undefined;
  const slowHasWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = db().withTransaction(testContext(), async (ctx) => {
    await log.appendIn(ctx, testEvent(1));
    written();
    await held;
  });
  await slowHasWritten;
  for (let n = 2; n <= 6; n++) await log.append(tenantA, testEvent(n));
  const [{ count } = { count: 0 }] = await db().withSystemTransaction((tx) => tx.query<{ count: number }>("SELECT count(*) FROM event_log"));
  expect(count).toBe(5);
  expect(await seen("a")).toEqual([]);
  finish();
  await slow;
  // Nobody signals the end of a transaction that may have written nothing; it is found well before the next sweep.
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 6,
    ),
  ).toEqual(labels(1, 6));
});

it("orders by transaction first: a later transaction with an earlier position comes after", async () => {
  const log = createTestLog(db());
  const other = otherProcess("other");
  await db().withTransaction(testContext(), async (first) => {
    await first.tx.query("SELECT pg_current_xact_id()");
    await other.withTransaction(testContext(), (second) => log.appendIn(second, testEvent(2)));
    await log.appendIn(first, testEvent(1));
  });
  const positions = await db().withSystemTransaction((tx) => tx.query<{ aggregate_id: string }>("SELECT aggregate_id FROM event_log ORDER BY position"));
  expect(positions.map((row) => row.aggregate_id)).toEqual(["2", "1"]);
  await runner(db()).start([noting("a", { batchMax: 1 })]);
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 2,
    ),
  ).toEqual(["1", "2"]);
});

const counting: Consumer = {
  name: "range",
  topics: [topic],
  batchMax: 100,
  handleRange: async (ctx, { from, to }) => {
    const [row] = await ctx.tx.query<{ poison: boolean }>(
      `WITH r AS (SELECT id, tenant_id, aggregate_id, epoch, txid, position FROM event_log WHERE topic = $7
                     AND (epoch, txid, position) > ($1, $2::xid8, $3) AND (epoch, txid, position) <= ($4, $5::xid8, $6)),
            i AS (INSERT INTO seen (consumer, event_id, tenant_id, label) SELECT 'range', id, tenant_id, aggregate_id FROM r ORDER BY epoch, txid, position)
       SELECT bool_or(aggregate_id = '77') AS poison FROM r`,
      [from.epoch, from.txid, from.position, to.epoch, to.txid, to.position, topic],
    );
    if (row?.poison) throw new Error("77 again");
  },
};

it("hands ranges to SQL consumers, exactly once, and isolates what fails", async () => {
  const log = createTestLog(db());
  await log.append(tenantA, ...labels(1, 150).map((n) => testEvent(Number(n))));
  await runner(db(), { wakeUp: log.wakeUp, retry: { attemptsMax: 2, baseMs: 1, maxMs: 2 } }).start([counting]);
  for (let n = 151; n <= 200; n++) await log.append(tenantB, testEvent(n), testEvent(-n, "test.other"));
  expect(
    await until(
      () => seen("range"),
      (list) => list.length === 199,
    ),
  ).toEqual(labels(1, 200).filter((n) => n !== "77"));
  const dead = await db().withSystemTransaction((tx) => tx.query("SELECT event ->> 'aggregateId' AS n, tenant_id FROM dead_event"));
  expect(dead).toEqual([{ n: "77", tenant_id: tenantA }]);
});

it("begins where a new consumer says: at the beginning of the log or at its end", async () => {
  const log = createTestLog(db());
  await log.append(tenantA, testEvent(1));
  // The end is where reading could go on, so it lies before what transactions of other databases still hold back.
  await until(
    () => readEventsSince(db(), testContext(tenantA), startOfLog, { topics: [topic], limit: 1 }),
    (missed) => missed.events.length === 1,
  );
  const run = runner(db(), { wakeUp: log.wakeUp });
  await run.start([noting("all"), noting("new", { startAt: "end" })]);
  await log.append(tenantA, testEvent(2));
  expect(
    await until(
      () => seen("new"),
      (list) => list.length >= 1,
    ),
  ).toEqual(["2"]);
  expect(
    await until(
      () => seen("all"),
      (list) => list.length >= 2,
    ),
  ).toEqual(["1", "2"]);
});

it("begins a new epoch when the data comes from another cluster, and goes on with the events written there", async () => {
  const log = createTestLog(db());
  await log.append(tenantA, testEvent(1), testEvent(2));
  const first = runner(db(), { wakeUp: log.wakeUp });
  await first.start([noting("a")]);
  await until(
    () => seen("a"),
    (list) => list.length === 2,
  );
  await first.stop();
  // As after a restore: the log and the cursors hold transaction ids that this cluster reaches much later.
  await asOwner("UPDATE event_log SET txid = '900000000000'");
  await asOwner("UPDATE event_consumer SET txid = '900000000001'");
  const second = runner(db(), { wakeUp: log.wakeUp });
  await second.start([noting("a")]);
  await log.append(tenantA, testEvent(3));
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 3,
    ),
  ).toEqual(["1", "2", "3"]);
  const epochs = await db().withSystemTransaction((tx) => tx.query<{ epoch: number }>("SELECT DISTINCT epoch FROM event_log ORDER BY 1"));
  expect(epochs.map((row) => row.epoch)).toEqual([1, 2]);
});
