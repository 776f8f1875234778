import type { Database, Tx } from "../postgres/index.ts";
import type { Metrics } from "../telemetry/index.ts";
import type { EventCursor } from "./types.ts";

export interface ConsumerLag {
  readonly name: string;
  readonly cursor: EventCursor;
  /** Events it has yet to handle; counted up to 100,000. */
  readonly events: number;
  /** Age of the oldest of them; 0 when there is none. */
  readonly seconds: number;
  readonly failures: number;
  readonly lastError: string | null;
  /** Whose event it fails at. */
  readonly failingTenantId: string | null;
  readonly deadEvents: number;
}

/** Lag of every consumer known to the database. In a tenant's scope it counts that tenant's events, in system scope all. */
export async function readConsumerLag(tx: Tx): Promise<ConsumerLag[]> {
  const rows = await tx.run<{
    name: string;
    epoch: number;
    txid: string;
    position: number;
    events: number;
    seconds: number;
    failures: number;
    last_error: string | null;
    failing_tenant_id: string | null;
    dead_events: number;
  }>({
    name: "consumer_lag",
    text: `SELECT c.name, c.epoch, c.txid::text AS txid, c.position, c.failures, c.last_error, c.failing_tenant_id,
                  (SELECT count(*) FROM (SELECT FROM event_log e WHERE (e.epoch, e.txid, e.position) > (c.epoch, c.txid, c.position) AND e.topic = ANY(c.topics) LIMIT 100000) l) AS events,
                  coalesce((SELECT extract(epoch FROM greatest(clock_timestamp() - e.recorded_at, '0')) FROM event_log e
                             WHERE (e.epoch, e.txid, e.position) > (c.epoch, c.txid, c.position) AND e.topic = ANY(c.topics)
                             ORDER BY e.epoch, e.txid, e.position LIMIT 1), 0)::float8 AS seconds,
                  (SELECT count(*) FROM dead_event d WHERE d.consumer = c.name AND d.replayed_at IS NULL) AS dead_events
             FROM event_consumer c WHERE c.seen_at > now() - interval '30 days' ORDER BY c.name`,
  });
  return rows.map((row) => ({
    name: row.name,
    cursor: { epoch: row.epoch, txid: row.txid, position: row.position },
    events: row.events,
    seconds: row.seconds,
    failures: row.failures,
    lastError: row.last_error,
    failingTenantId: row.failing_tenant_id,
    deadEvents: row.dead_events,
  }));
}

/**
 * Age in seconds of the oldest open write transaction: it holds back the events of all. Only sessions of the same role
 * are visible to the application, which are those that write events.
 */
export async function readOldestTransactionSeconds(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ seconds: number }>(
    `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 AS seconds
       FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()`,
  );
  return row?.seconds ?? 0;
}

/** The figures to alert on, looked up when Prometheus asks. */
export function registerEventMetrics(db: Database, metrics: Metrics): void {
  const dead = metrics.gauge("event_dead_events", "Parked events that wait for a replay", ["consumer"]);
  const seconds = metrics.gauge("event_consumer_lag_seconds", "Age of the oldest event a consumer has yet to handle", ["consumer"]);
  metrics.gauge("event_consumer_lag_events", "Events a consumer has yet to handle, counted up to 100,000", ["consumer"], async (events) => {
    for (const gauge of [events, seconds, dead]) gauge.reset();
    for (const lag of await db.withSystemTransaction(readConsumerLag)) {
      events.set({ consumer: lag.name }, lag.events);
      seconds.set({ consumer: lag.name }, lag.seconds);
      dead.set({ consumer: lag.name }, lag.deadEvents);
    }
  });
  metrics.gauge("event_oldest_transaction_seconds", "Age of the oldest open write transaction, which holds back all consumers", [], async (gauge) =>
    gauge.set({}, await db.withSystemTransaction(readOldestTransactionSeconds)),
  );
}
