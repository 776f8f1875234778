import { afterEach, beforeEach, expect, it } from "vitest";
import type { TxCtx } from "../postgres/index.ts";
import { createDatabase, type Database } from "../postgres/index.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/testing.ts";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { type ConsumerRunnerOptions, createConsumerRunner } from "./consumer-runner.ts";
import { createTestLog, tenantA, tenantB, testContext, testEvent, until } from "./testing.ts";
import type { Consumer, EventConsumer, LoggedEvent } from "./types.ts";
import { createLocalWakeUp } from "./wake-up.ts";

const topic = "test.thing.happened";
let database: TestDatabase;
let closers: Array<() => Promise<void>>;

beforeEach(async () => {
  database = await createTestDatabase();
  closers = [];
  await asOwner(`CREATE TABLE seen (n bigint GENERATED ALWAYS AS IDENTITY, consumer text, event_id uuid, tenant_id uuid, label text)`);
  await asOwner("GRANT SELECT, INSERT, UPDATE ON seen TO lumbung_app");
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  await database.drop();
});

async function asOwner(sql: string): Promise<void> {
  const owner = createDatabase({ connectionString: database.ownerUrl, poolMax: 1, applicationName: "owner", onError: () => undefined });
  await owner.withSystemTransaction((tx) => tx.query(sql));
  await owner.close();
}

function otherProcess(applicationName = "other"): Database {
  const db = createDatabase({ connectionString: database.appUrl, poolMax: 8, applicationName, onError: () => undefined });
  closers.push(() => db.close());
  return db;
}

function runner(db: Database, options: Partial<ConsumerRunnerOptions> = {}) {
  const { log, metrics } = createSilentTelemetry();
  const made = createConsumerRunner({ db, wakeUp: createLocalWakeUp(), log, metrics, sweepMs: 50, intervalMs: 5, retry: { baseMs: 5, maxMs: 20 }, ...options });
  closers.push(() => made.stop());
  return made;
}

async function note(ctx: TxCtx, consumer: string, events: readonly LoggedEvent[]): Promise<void> {
  for (const event of events)
    await ctx.tx.query("INSERT INTO seen (consumer, event_id, tenant_id, label) VALUES ($1, $2, $3, $4)", [
      consumer,
      event.id,
      ctx.tenantId,
      event.aggregateId,
    ]);
}

function noting(name: string, more: Partial<EventConsumer> = {}): EventConsumer {
  return { name, topics: [topic], handle: (ctx, events) => note(ctx, name, events), ...more };
}

async function seen(consumer: string): Promise<string[]> {
  const rows = await database.db.withSystemTransaction((tx) =>
    tx.query<{ label: string }>("SELECT label FROM seen WHERE consumer = $1 ORDER BY n", [consumer]),
  );
  return rows.map((row) => row.label);
}

const labels = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

it("hands each consumer the events of its topics in order, tenant by tenant under its own row-level security", async () => {
  const log = createTestLog(database.db);
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
  await runner(database.db, { wakeUp: log.wakeUp }).start([consumer, noting("b", { topics: ["test.other"] })]);
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
  const log = createTestLog(database.db);
  const run = runner(database.db, { wakeUp: log.wakeUp, sweepMs: 60_000 });
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
  expect(performance.now() - startMs).toBeLessThan(1_000);
});

it("waits for the oldest open transaction: a slow one with low positions is not skipped", async () => {
  const log = createTestLog(database.db);
  await runner(database.db, { wakeUp: log.wakeUp, sweepMs: 60_000 }).start([noting("a")]);
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let written: () => void = () => undefined;
  const slowHasWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = database.db.withTransaction(testContext(), async (ctx) => {
    await log.appendIn(ctx, testEvent(1));
    written();
    await held;
  });
  await slowHasWritten;
  for (let n = 2; n <= 6; n++) await log.append(tenantA, testEvent(n));
  const [{ count } = { count: 0 }] = await database.db.withSystemTransaction((tx) => tx.query<{ count: number }>("SELECT count(*) FROM event_log"));
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
  const log = createTestLog(database.db);
  const other = otherProcess();
  await database.db.withTransaction(testContext(), async (first) => {
    await first.tx.query("SELECT pg_current_xact_id()");
    await other.withTransaction(testContext(), (second) => log.appendIn(second, testEvent(2)));
    await log.appendIn(first, testEvent(1));
  });
  const positions = await database.db.withSystemTransaction((tx) => tx.query<{ aggregate_id: string }>("SELECT aggregate_id FROM event_log ORDER BY position"));
  expect(positions.map((row) => row.aggregate_id)).toEqual(["2", "1"]);
  await runner(database.db).start([noting("a", { batchMax: 1 })]);
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 2,
    ),
  ).toEqual(["1", "2"]);
});

it("applies database effects exactly once while its connections are killed again and again", async () => {
  const victim = otherProcess("victim");
  const log = createTestLog(database.db);
  await runner(victim, { wakeUp: log.wakeUp }).start([noting("a", { batchMax: 7 })]);
  let killing = true;
  const killer = (async () => {
    while (killing) {
      await database.db.withSystemTransaction((tx) =>
        tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim' AND random() < 0.4"),
      );
      await new Promise((wake) => setTimeout(wake, 15));
    }
  })();
  for (let n = 1; n <= 150; n++) await log.append(n % 2 ? tenantA : tenantB, testEvent(n));
  await until(
    () => seen("a"),
    (list) => list.length >= 100,
    20_000,
  );
  killing = false;
  await killer;
  const list = await until(
    () => seen("a"),
    (found) => found.length >= 150,
    20_000,
  );
  expect(list.map(Number).sort((a, b) => a - b)).toEqual(labels(1, 150).map(Number));
});

it("has one leader among several processes, and another takes over when it ends", async () => {
  const log = createTestLog(database.db);
  const dbs = [otherProcess("first"), otherProcess("second")];
  const runners = dbs.map((db) => runner(db, { wakeUp: log.wakeUp }));
  for (const one of runners) await one.start([noting("a"), noting("b")]);
  const leaders = () => runners.flatMap((one) => one.leading());
  await until(leaders, (names) => names.length === 2);
  for (let n = 1; n <= 20; n++) await log.append(tenantA, testEvent(n));
  await until(
    () => seen("a"),
    (list) => list.length === 20,
  );
  await until(leaders, (names) => names.length === 2);
  const [leader, standby] = runners[0]?.leading().length ? [runners[0], runners[1]] : [runners[1], runners[0]];
  if (!leader || !standby) throw new Error("no leader");
  const before = standby.leading().length;
  await leader.stop();
  await until(
    () => standby.leading(),
    (names) => names.length === 2 && before < 2,
  );
  for (let n = 21; n <= 40; n++) await log.append(tenantA, testEvent(n));
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 40,
    ),
  ).toEqual(labels(1, 40));
  expect(
    await until(
      () => seen("b"),
      (list) => list.length === 40,
    ),
  ).toEqual(labels(1, 40));
});

it("loses and doubles nothing when the consumer is killed between its effects and its commit", async () => {
  const victim = otherProcess("victim");
  const log = createTestLog(database.db);
  const killed: string[] = [];
  const suicidal = noting("a", {
    batchMax: 5,
    handle: async (ctx, events) => {
      await note(ctx, "a", events);
      const first = events[0]?.aggregateId ?? "";
      if (killed.length >= 3 || killed.includes(first)) return;
      killed.push(first);
      await ctx.tx.query("SELECT pg_terminate_backend(pg_backend_pid())");
    },
  });
  await log.append(tenantA, ...labels(1, 30).map((n) => testEvent(Number(n))));
  await runner(victim, { wakeUp: log.wakeUp }).start([suicidal]);
  expect(
    await until(
      () => seen("a"),
      (list) => list.length >= 30,
    ),
  ).toEqual(labels(1, 30));
  expect(killed).toHaveLength(3);
  expect(await database.db.withSystemTransaction((tx) => tx.query("SELECT 1 FROM dead_event"))).toEqual([]);
});

it("gives the lead to another process when the leader's connections are cut, and applies everything once", async () => {
  const log = createTestLog(database.db);
  const [first, second] = [otherProcess("first"), otherProcess("second")];
  const [leader, standby] = [runner(first, { wakeUp: log.wakeUp }), runner(second, { wakeUp: log.wakeUp })];
  await leader.start([noting("a", { batchMax: 3 })]);
  await until(
    () => leader.leading(),
    (names) => names.length === 1,
  );
  await standby.start([noting("a", { batchMax: 3 })]);
  for (let n = 1; n <= 10; n++) await log.append(tenantA, testEvent(n));
  // Cut until the standby has won the race for the lock: the first process opens its connection again, too.
  while (standby.leading().length === 0) {
    await database.db.withSystemTransaction((tx) => tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'first'"));
    await new Promise((wake) => setTimeout(wake, 20));
  }
  for (let n = 11; n <= 20; n++) await log.append(tenantA, testEvent(n));
  expect(
    await until(
      () => seen("a"),
      (list) => list.length >= 20,
    ),
  ).toEqual(labels(1, 20));
  expect([...leader.leading(), ...standby.leading()]).toEqual(["a"]);
});

it("retries with back-off, isolates the one event that fails, parks it with its error, and goes on", async () => {
  const log = createTestLog(database.db);
  const attempts: number[] = [];
  const poisoned = noting("poisoned", {
    handle: async (ctx, events) => {
      await note(ctx, "poisoned", events);
      if (!events.some((event) => event.aggregateId === "13")) return;
      attempts.push(events.length);
      throw new Error("cannot digest 13", { cause: new Error("no room") });
    },
  });
  await log.append(tenantA, ...labels(1, 40).map((n) => testEvent(Number(n))));
  const { log: quiet, metrics } = createSilentTelemetry();
  await runner(database.db, { wakeUp: log.wakeUp, retry: { attemptsMax: 3, baseMs: 5, maxMs: 10 }, log: quiet, metrics }).start([poisoned, noting("healthy")]);
  expect(
    await until(
      () => seen("healthy"),
      (list) => list.length === 40,
    ),
  ).toEqual(labels(1, 40));
  expect(
    await until(
      () => seen("poisoned"),
      (list) => list.length === 39,
    ),
  ).toEqual(labels(1, 40).filter((n) => n !== "13"));
  expect(attempts.slice(-3)).toEqual([1, 1, 1]);
  expect(attempts.length).toBeLessThan(12);
  const dead = await database.db.withSystemTransaction((tx) =>
    tx.query("SELECT consumer, tenant_id, topic, error, attempts, event ->> 'aggregateId' AS n FROM dead_event"),
  );
  expect(dead).toEqual([
    { consumer: "poisoned", tenant_id: tenantA, topic, error: "Error: cannot digest 13 | caused by Error: no room", attempts: 3, n: "13" },
  ]);
  expect(await metrics.text()).toContain('event_consumer_parked_total{consumer="poisoned"} 1');
});

it("shows while it retries whose event it stands at, and forgets it after", async () => {
  const log = createTestLog(database.db);
  let failing = true;
  const flaky = noting("flaky", {
    handle: async (ctx, events) => {
      if (failing) throw new Error("not now");
      await note(ctx, "flaky", events);
    },
  });
  await log.append(tenantB, testEvent(1));
  await runner(database.db, { retry: { attemptsMax: 1_000, baseMs: 5, maxMs: 10 } }).start([flaky]);
  const row = () =>
    database.db.withSystemTransaction((tx) =>
      tx.query<{ failures: number; last_error: string | null; failing_tenant_id: string | null }>(
        "SELECT failures, last_error, failing_tenant_id FROM event_consumer",
      ),
    );
  const [shown] = await until(row, ([first]) => (first?.failures ?? 0) > 1);
  expect(shown).toMatchObject({ last_error: "Error: not now", failing_tenant_id: tenantB });
  failing = false;
  const [after] = await until(row, ([first]) => first?.failures === 0);
  expect(after).toMatchObject({ last_error: null, failing_tenant_id: null });
  expect(await seen("flaky")).toEqual(["1"]);
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
  const log = createTestLog(database.db);
  await log.append(tenantA, ...labels(1, 150).map((n) => testEvent(Number(n))));
  await runner(database.db, { wakeUp: log.wakeUp, retry: { attemptsMax: 2, baseMs: 1, maxMs: 2 } }).start([counting]);
  for (let n = 151; n <= 200; n++) await log.append(tenantB, testEvent(n), testEvent(-n, "test.other"));
  expect(
    await until(
      () => seen("range"),
      (list) => list.length === 199,
    ),
  ).toEqual(labels(1, 200).filter((n) => n !== "77"));
  const dead = await database.db.withSystemTransaction((tx) => tx.query("SELECT event ->> 'aggregateId' AS n, tenant_id FROM dead_event"));
  expect(dead).toEqual([{ n: "77", tenant_id: tenantA }]);
});

it("begins where a new consumer says: at the beginning of the log or at its end", async () => {
  const log = createTestLog(database.db);
  await log.append(tenantA, testEvent(1));
  const run = runner(database.db, { wakeUp: log.wakeUp });
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
  const log = createTestLog(database.db);
  await log.append(tenantA, testEvent(1), testEvent(2));
  const first = runner(database.db, { wakeUp: log.wakeUp });
  await first.start([noting("a")]);
  await until(
    () => seen("a"),
    (list) => list.length === 2,
  );
  await first.stop();
  // As after a restore: the log and the cursors hold transaction ids that this cluster reaches much later.
  await asOwner("UPDATE event_log SET txid = '900000000000'");
  await asOwner("UPDATE event_consumer SET txid = '900000000001'");
  const second = runner(database.db, { wakeUp: log.wakeUp });
  await second.start([noting("a")]);
  await log.append(tenantA, testEvent(3));
  expect(
    await until(
      () => seen("a"),
      (list) => list.length === 3,
    ),
  ).toEqual(["1", "2", "3"]);
  const epochs = await database.db.withSystemTransaction((tx) => tx.query<{ epoch: number }>("SELECT DISTINCT epoch FROM event_log ORDER BY 1"));
  expect(epochs.map((row) => row.epoch)).toEqual([1, 2]);
});
