import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../shared/clock.ts";
import { createPostgresBus } from "../bus/index.ts";
import type { EnqueueOptions, Jobs } from "../jobs/index.ts";
import { createDatabase, type Database } from "../postgres/index.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/testing.ts";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { createConsumerRunner } from "./consumer-runner.ts";
import { startOfLog } from "./cursor.ts";
import { createReplay } from "./dead-events.ts";
import { createJobDispatch } from "./dispatch.ts";
import { readConsumerLag, registerEventMetrics } from "./lag.ts";
import { createLogFollower } from "./log-follower.ts";
import { maintainEventLog } from "./maintain.ts";
import { readEventsSince } from "./read-since.ts";
import { createTestLog, tenantA, tenantB, testContext, testEvent, until } from "./testing.ts";
import type { Consumer, EventConsumer, LoggedEvent } from "./types.ts";
import { createBusWakeUp } from "./wake-up.ts";

const topic = "test.thing.happened";
const { log: quiet } = createSilentTelemetry();
let database: TestDatabase;
let closers: Array<() => Promise<void>>;

beforeEach(async () => {
  database = await createTestDatabase();
  closers = [];
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  await database.drop();
});

async function asOwner<Row extends Record<string, unknown>>(sql: string): Promise<Row[]> {
  const owner = createDatabase({ connectionString: database.ownerUrl, poolMax: 1, applicationName: "owner", onError: () => undefined });
  try {
    return await owner.withSystemTransaction((tx) => tx.query<Row>(sql));
  } finally {
    await owner.close();
  }
}

function otherProcess(applicationName: string): Database {
  const db = createDatabase({ connectionString: database.appUrl, poolMax: 8, applicationName, onError: () => undefined });
  closers.push(() => db.close());
  return db;
}

function process(db: Database) {
  const bus = createPostgresBus(db, () => undefined);
  closers.push(() => bus.close());
  return { bus, wakeUp: createBusWakeUp(bus) };
}

function follower(db: Database, wakeUp = process(db).wakeUp, topics?: string[]) {
  const made = createLogFollower({ db, wakeUp, log: quiet, sweepMs: 60_000, ...(topics ? { topics } : {}) });
  closers.push(() => made.stop());
  return made;
}

const numbers = (events: readonly LoggedEvent[]) => events.map((event) => Number(event.aggregateId));

describe("following the log", () => {
  it("brings every event once, in order, from all tenants and processes, within moments of its commit", async () => {
    const [here, there] = [process(database.db), process(otherProcess("there"))];
    await Promise.all([here.bus.ready(), there.bus.ready()]);
    const following = follower(otherProcess("follower"), there.wakeUp, [topic]);
    const heard: LoggedEvent[] = [];
    const arrivals: number[] = [];
    await following.start((events) => {
      heard.push(...events);
      arrivals.push(performance.now());
    });
    const log = createTestLog(database.db, here.wakeUp);
    const startMs = performance.now();
    await log.append(tenantA, testEvent(0));
    await until(
      () => heard.length,
      (n) => n === 1,
    );
    expect((arrivals[0] ?? 0) - startMs).toBeLessThan(10_000);
    const writers = Array.from({ length: 8 }, async (_, w) => {
      for (let n = 0; n < 25; n++) await log.append(w % 2 ? tenantA : tenantB, testEvent(1 + w * 25 + n), testEvent(-1, "test.other"));
    });
    await Promise.all(writers);
    await until(
      () => heard.length,
      (n) => n >= 201,
    );
    expect(numbers(heard).sort((a, b) => a - b)).toEqual(Array.from({ length: 201 }, (_, n) => n));
    const keys = heard.map((event) => `${event.txid.padStart(20, "0")}-${String(event.position).padStart(20, "0")}`);
    expect(keys).toEqual([...keys].sort());
  });

  it("goes on where it was when its connection is killed", async () => {
    const db = otherProcess("follower");
    const { wakeUp } = process(database.db);
    const following = follower(db, wakeUp);
    const heard: LoggedEvent[] = [];
    await following.start((events) => heard.push(...events));
    const log = createTestLog(database.db, wakeUp);
    await log.append(tenantA, testEvent(1));
    await until(
      () => heard.length,
      (n) => n === 1,
    );
    await database.db.withSystemTransaction((tx) => tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'follower'"));
    await log.append(tenantA, testEvent(2));
    await until(
      () => heard.length,
      (n) => n >= 2,
    );
    expect(numbers(heard)).toEqual([1, 2]);
  });

  it("waits for an open transaction with lower positions, then brings both", async () => {
    const { wakeUp } = process(database.db);
    const following = follower(otherProcess("follower"), wakeUp);
    const heard: LoggedEvent[] = [];
    await following.start((events) => heard.push(...events));
    const log = createTestLog(database.db, wakeUp);
    await database.db.withTransaction(testContext(), async (slow) => {
      await log.appendIn(slow, testEvent(1));
      await log.append(tenantB, testEvent(2));
      expect(heard).toEqual([]);
    });
    await until(
      () => heard.length,
      (n) => n >= 2,
    );
    expect(numbers(heard)).toEqual([1, 2]);
  });
});

describe("coming back to the log", () => {
  it("gives a tenant what it missed of its own, in steps", async () => {
    const log = createTestLog(database.db);
    for (let n = 1; n <= 5; n++) await log.append(tenantA, testEvent(n));
    await log.append(tenantB, testEvent(99));
    // Other databases of the cluster may hold transactions open, which hold events back here, too.
    const last = await until(
      () => readEventsSince(database.db, testContext(tenantB), startOfLog, { topics: [topic], limit: 3 }),
      (missed) => missed.events.length === 1,
    );
    expect(numbers(last.events)).toEqual([99]);
    const first = await readEventsSince(database.db, testContext(tenantA), startOfLog, { topics: [topic], limit: 3 });
    expect([first.resync, first.more, numbers(first.events)]).toEqual([false, true, [1, 2, 3]]);
    const second = await readEventsSince(database.db, testContext(tenantA), first.cursor, { topics: [topic], limit: 3 });
    expect([second.resync, second.more, numbers(second.events)]).toEqual([false, false, [4, 5]]);
    expect((await readEventsSince(database.db, testContext(tenantA), second.cursor, { topics: [topic], limit: 3 })).events).toEqual([]);
  });

  it("says resync to a cursor of another log", async () => {
    const ctx = testContext(tenantA);
    const ask = (cursor: { epoch: number; txid: string; position: number }) => readEventsSince(database.db, ctx, cursor, { topics: [topic], limit: 3 });
    expect((await ask({ epoch: 7, txid: "1", position: 1 })).resync).toBe(true);
    expect((await ask({ epoch: 1, txid: "18446744073709551615", position: 1 })).resync).toBe(true);
  });
});

function failing(name: string, state: { broken: boolean; handled: number[] }): EventConsumer {
  return {
    name,
    topics: [topic],
    handle: async (ctx, events) => {
      if (state.broken) throw new Error("broken");
      const [row] = await ctx.tx.query<{ tenant: string }>("SELECT app_tenant() AS tenant");
      expect(row?.tenant).toBe(ctx.tenantId);
      state.handled.push(...numbers(events));
    },
  };
}

function run(consumers: Consumer[], attemptsMax = 1) {
  const { log, metrics } = createSilentTelemetry();
  const runner = createConsumerRunner({
    db: database.db,
    wakeUp: createTestLog(database.db).wakeUp,
    log,
    metrics,
    sweepMs: 20,
    intervalMs: 1,
    retry: { attemptsMax, baseMs: 1, maxMs: 2 },
  });
  closers.push(() => runner.stop());
  return runner.start(consumers);
}

const deadCount = async () => (await database.db.withSystemTransaction((tx) => tx.query("SELECT 1 FROM dead_event WHERE replayed_at IS NULL"))).length;

describe("parked events", () => {
  it("are handled again through their consumer, once, and stay with the new error when that fails", async () => {
    const state = { broken: true, handled: [] as number[] };
    const consumer = failing("fragile", state);
    const log = createTestLog(database.db);
    await log.append(tenantA, testEvent(1), testEvent(2));
    await log.append(tenantB, testEvent(3));
    await run([consumer]);
    await until(deadCount, (n) => n === 3);
    const replay = createReplay({ db: database.db, log: quiet, clock: systemClock, consumers: () => [consumer] });
    expect(await replay({ tenantId: tenantB })).toEqual({ replayed: 0, failed: 1 });
    const attempts = await database.db.withSystemTransaction((tx) => tx.query<{ attempts: number }>("SELECT attempts FROM dead_event ORDER BY parked_at"));
    expect(attempts.map((row) => row.attempts)).toEqual([1, 1, 2]);
    state.broken = false;
    const twice = await Promise.all([replay({ consumer: "fragile" }), replay({ consumer: "fragile" })]);
    expect(twice.map((result) => result.replayed).reduce((a, b) => a + b)).toBe(3);
    expect(state.handled.sort()).toEqual([1, 2, 3]);
    expect(await replay({})).toEqual({ replayed: 0, failed: 0 });
    const gone = createReplay({ db: database.db, log: quiet, clock: systemClock, consumers: () => [] });
    await asOwner("UPDATE dead_event SET replayed_at = NULL");
    expect(await gone({ id: "0199a000-0000-7000-8000-00000000ffff" })).toEqual({ replayed: 0, failed: 0 });
    expect(await gone({ tenantId: tenantB })).toEqual({ replayed: 0, failed: 1 });
  });

  it("of a range consumer are handed over as the range of that one event", async () => {
    let broken = true;
    const counted: number[] = [];
    const consumer: Consumer = {
      name: "range",
      topics: [topic],
      handleRange: async (ctx, { from, to }) => {
        if (broken) throw new Error("broken");
        const rows = await ctx.tx.query<{ n: string }>(
          `SELECT aggregate_id AS n FROM event_log WHERE topic = $7 AND (epoch, txid, position) > ($1, $2::xid8, $3) AND (epoch, txid, position) <= ($4, $5::xid8, $6)`,
          [from.epoch, from.txid, from.position, to.epoch, to.txid, to.position, topic],
        );
        counted.push(...rows.map((row) => Number(row.n)));
      },
    };
    await createTestLog(database.db).append(tenantA, testEvent(1), testEvent(2));
    await run([consumer]);
    await until(deadCount, (n) => n === 2);
    broken = false;
    expect(await createReplay({ db: database.db, log: quiet, clock: systemClock, consumers: () => [consumer] })({})).toEqual({ replayed: 2, failed: 0 });
    expect(counted).toEqual([1, 2]);
  });
});

describe("jobs from events", () => {
  it("are enqueued under the event's id, for the event's tenant", async () => {
    const stored: Array<[string, unknown, EnqueueOptions | undefined]> = [];
    const jobs: Pick<Jobs, "enqueueMany"> = {
      enqueueMany: async (name, list) => {
        for (const job of list) stored.push([name, job.payload, job.options]);
      },
    };
    const rules = ["mail", "webhook"].map((job) => ({ topic, job, payload: (event: LoggedEvent) => ({ about: event.aggregateId }) }));
    const consumer = createJobDispatch(rules, jobs as Jobs);
    await createTestLog(database.db).append(tenantB, testEvent(5));
    await run([consumer]);
    await until(
      () => stored.length,
      (n) => n === 2,
    );
    const [event] = await database.db.withSystemTransaction((tx) => tx.query<{ id: string }>("SELECT id FROM event_log"));
    expect(stored).toEqual(["mail", "webhook"].map((job) => [job, { about: "5" }, { id: event?.id, tenantId: tenantB }]));
    expect(() => createJobDispatch([...rules, ...rules], jobs as Jobs)).toThrow("same job");
  });
});

describe("figures", () => {
  it("tell how far each consumer is behind, in a tenant's scope with that tenant's events alone", async () => {
    const state = { broken: true, handled: [] };
    await createTestLog(database.db).append(tenantA, testEvent(1), testEvent(2));
    await createTestLog(database.db).append(tenantB, testEvent(3));
    await run([failing("stuck", state)], 1_000);
    const [all] = await database.db.withSystemTransaction(readConsumerLag);
    expect(all).toMatchObject({ name: "stuck", events: 3, deadEvents: 0 });
    expect(all?.seconds).toBeGreaterThan(0);
    const [own] = await database.db.read(testContext(tenantB), ({ tx }) => readConsumerLag(tx));
    expect(own).toMatchObject({ name: "stuck", events: 1 });
    const { metrics } = createSilentTelemetry();
    registerEventMetrics(database.db, metrics);
    expect(await metrics.text()).toContain('event_consumer_lag_events{consumer="stuck"} 3');
  });
});

describe("days of the log", () => {
  const partitions = async () =>
    (
      await asOwner<{ name: string }>(
        "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'event_log'::regclass ORDER BY 1",
      )
    ).map((row) => row.name);

  /** Moves what is in the log into the partition of a day long past. */
  async function age(days: number): Promise<string> {
    const [row] = await asOwner<{ name: string }>(`SELECT 'event_log_' || to_char((now() AT TIME ZONE 'UTC')::date - ${days}, 'YYYYMMDD') AS name`);
    const name = row?.name ?? "";
    await asOwner(`DO $$ DECLARE day date := (now() AT TIME ZONE 'UTC')::date - ${days}; BEGIN
      EXECUTE format('CREATE TABLE ${name} PARTITION OF event_log FOR VALUES FROM (%L) TO (%L)', day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC'); END $$`);
    await asOwner(`UPDATE event_log SET recorded_at = recorded_at - interval '${days} days'`);
    return name;
  }

  it("are created ahead and dropped when all consumers have passed them, and cursors before that resync", async () => {
    await createTestLog(database.db).append(tenantA, testEvent(1), testEvent(2));
    const old = await age(9);
    const state = { broken: true, handled: [] as number[] };
    await run([failing("slow", state)], 1_000);
    await maintainEventLog(database.db);
    expect(await partitions()).toContain(old);
    state.broken = false;
    await until(
      () => state.handled.length,
      (n) => n === 2,
    );
    await until(
      async () => (await maintainEventLog(database.db)).dropped,
      (dropped) => dropped === 1,
    );
    const left = await partitions();
    expect(left).not.toContain(old);
    expect(left.length).toBeGreaterThanOrEqual(5);
    expect((await readEventsSince(database.db, testContext(), startOfLog, { topics: [topic], limit: 3 })).resync).toBe(true);
  });

  it("stay while an event of them is parked", async () => {
    await createTestLog(database.db).append(tenantA, testEvent(1));
    const old = await age(9);
    const state = { broken: true, handled: [] as number[] };
    const consumer = failing("fragile", state);
    await run([consumer]);
    await until(deadCount, (n) => n === 1);
    await maintainEventLog(database.db);
    expect(await partitions()).toContain(old);
    state.broken = false;
    await createReplay({ db: database.db, log: quiet, clock: systemClock, consumers: () => [consumer] })({});
    expect(await maintainEventLog(database.db)).toMatchObject({ dropped: 1 });
  });

  it("are out of the application's reach: it appends, and asks for the rest", async () => {
    const db = database.db;
    await createTestLog(db).append(tenantA, testEvent(1));
    const [today] = (await partitions()).filter((name) => name !== "event_log_default");
    for (const sql of [
      "DELETE FROM event_log",
      "UPDATE event_log SET topic = 'x'",
      `SELECT * FROM ${today}`,
      "SELECT event_log_begin_epoch()",
      "UPDATE event_log_state SET epoch = 9",
    ]) {
      await expect(db.withSystemTransaction((tx) => tx.query(sql))).rejects.toThrow("permission denied");
    }
    const others = await db.read(testContext(tenantB), ({ tx }) => tx.query("SELECT 1 FROM event_log"));
    expect(others).toEqual([]);
  });
});
