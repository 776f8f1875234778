import { afterEach, beforeEach } from "vitest";
import { createDatabase, type Database, type TxCtx } from "../postgres/index.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/testing.ts";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { type ConsumerRunner, type ConsumerRunnerOptions, createConsumerRunner } from "./consumer-runner.ts";
import type { EventConsumer, LoggedEvent } from "./types.ts";
import { createLocalWakeUp } from "./wake-up.ts";

export const topic = "test.thing.happened";

/** A database for each test with a table `seen` that consumers write what they handle into, and processes that end with the test. */
export function useConsumers() {
  let database: TestDatabase | undefined;
  let closers: Array<() => Promise<void>> = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await asOwner("CREATE TABLE seen (n bigint GENERATED ALWAYS AS IDENTITY, consumer text, event_id uuid, tenant_id uuid, label text)");
    await asOwner("GRANT SELECT, INSERT, UPDATE ON seen TO lumbung_app");
  });
  afterEach(async () => {
    for (const close of closers.reverse()) await close();
    closers = [];
    await database?.drop();
  });

  function current(): TestDatabase {
    if (database === undefined) throw new Error("the database exists within a test");
    return database;
  }

  async function asOwner(sql: string): Promise<void> {
    const owner = createDatabase({ connectionString: current().ownerUrl, poolMax: 1, applicationName: "owner", onError: () => undefined });
    await owner.withSystemTransaction((tx) => tx.query(sql));
    await owner.close();
  }

  return {
    asOwner,
    db: (): Database => current().db,
    /** Another process's connections, told apart by their name. */
    otherProcess: (applicationName: string): Database => {
      const db = createDatabase({ connectionString: current().appUrl, poolMax: 8, applicationName, onError: () => undefined });
      closers.push(() => db.close());
      return db;
    },
    runner: (db: Database, options: Partial<ConsumerRunnerOptions> = {}): ConsumerRunner => {
      const { log, metrics } = createSilentTelemetry();
      const retry = { baseMs: 5, maxMs: 20 };
      const made = createConsumerRunner({ db, wakeUp: createLocalWakeUp(), log, metrics, sweepMs: 50, intervalMs: 5, retry, ...options });
      closers.push(() => made.stop());
      return made;
    },
    /** Labels of what a consumer has handled, in the order it did. */
    seen: async (consumer: string): Promise<string[]> => {
      const sql = "SELECT label FROM seen WHERE consumer = $1 ORDER BY n";
      return (await current().db.withSystemTransaction((tx) => tx.query<{ label: string }>(sql, [consumer]))).map((row) => row.label);
    },
  };
}

export async function note(ctx: TxCtx, consumer: string, events: readonly LoggedEvent[]): Promise<void> {
  const sql = "INSERT INTO seen (consumer, event_id, tenant_id, label) VALUES ($1, $2, $3, $4)";
  for (const event of events) await ctx.tx.query(sql, [consumer, event.id, ctx.tenantId, event.aggregateId]);
}

/** A consumer that writes down what it handles. */
export function noting(name: string, more: Partial<EventConsumer> = {}): EventConsumer {
  return { name, topics: [topic], handle: (ctx, events) => note(ctx, name, events), ...more };
}

export const labels = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
