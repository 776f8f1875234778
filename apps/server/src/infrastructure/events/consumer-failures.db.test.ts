import { expect, it } from "vitest";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { labels, note, noting, topic, useConsumers } from "./consumers.testing.ts";
import { createTestLog, tenantA, tenantB, testEvent, until } from "./testing.ts";

const { db, otherProcess, runner, seen } = useConsumers();

it("applies database effects exactly once while its connections are killed again and again", async () => {
  const victim = otherProcess("victim");
  const log = createTestLog(db());
  await runner(victim, { wakeUp: log.wakeUp }).start([noting("a", { batchMax: 7 })]);
  let killing = true;
  const killer = (async () => {
    while (killing) {
      await db().withSystemTransaction((tx) =>
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
  const log = createTestLog(db());
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
  const log = createTestLog(db());
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
  expect(await db().withSystemTransaction((tx) => tx.query("SELECT 1 FROM dead_event"))).toEqual([]);
});

it("gives the lead to another process when the leader's connections are cut, and applies everything once", async () => {
  const log = createTestLog(db());
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
    await db().withSystemTransaction((tx) => tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'first'"));
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
  const log = createTestLog(db());
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
  await runner(db(), { wakeUp: log.wakeUp, retry: { attemptsMax: 3, baseMs: 5, maxMs: 10 }, log: quiet, metrics }).start([poisoned, noting("healthy")]);
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
  const dead = await db().withSystemTransaction((tx) =>
    tx.query("SELECT consumer, tenant_id, topic, error, attempts, event ->> 'aggregateId' AS n FROM dead_event"),
  );
  expect(dead).toEqual([
    { consumer: "poisoned", tenant_id: tenantA, topic, error: "Error: cannot digest 13 | caused by Error: no room", attempts: 3, n: "13" },
  ]);
  expect(await metrics.text()).toContain('event_consumer_parked_total{consumer="poisoned"} 1');
});

it("shows while it retries whose event it stands at, and forgets it after", async () => {
  const log = createTestLog(db());
  let failing = true;
  const flaky = noting("flaky", {
    handle: async (ctx, events) => {
      if (failing) throw new Error("not now");
      await note(ctx, "flaky", events);
    },
  });
  await log.append(tenantB, testEvent(1));
  await runner(db(), { retry: { attemptsMax: 1_000, baseMs: 5, maxMs: 10 } }).start([flaky]);
  const row = () =>
    db().withSystemTransaction((tx) =>
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
