import type { Tx } from "../postgres/index.ts";
import type { Consumer, EventCursor, LoggedEvent } from "./types.ts";

/** Someone else has moved the cursor: this process is not, or no longer, the leader. The batch is rolled back. */
export class LeadershipLostError extends Error {
  override readonly name = "LeadershipLostError";
}

/** Makes consumers known; one that is new begins where it says. */
export async function registerConsumers(tx: Tx, consumers: readonly Consumer[]): Promise<void> {
  for (const consumer of consumers) {
    await tx.query(
      `INSERT INTO event_consumer (name, topics, epoch, txid)
       SELECT $1, $2, CASE WHEN $3 THEN epoch ELSE 0 END, CASE WHEN $3 THEN pg_snapshot_xmin(pg_current_snapshot()) ELSE '0' END FROM event_log_state
       ON CONFLICT (name) DO UPDATE SET topics = excluded.topics, seen_at = now()`,
      [consumer.name, consumer.topics, consumer.startAt === "end"],
    );
  }
}

/** Keeps the log from forgetting consumers that have nothing to do. */
export async function touchConsumers(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.query("UPDATE event_consumer SET seen_at = now() WHERE name = ANY($1)", [names]);
}

export async function readCursor(tx: Tx, name: string): Promise<{ cursor: EventCursor; failures: number }> {
  const [row] = await tx.query<{ epoch: number; txid: string; position: number; failures: number }>(
    "SELECT epoch, txid::text AS txid, position, failures FROM event_consumer WHERE name = $1",
    [name],
  );
  if (row === undefined) throw new Error(`consumer ${name} is not registered`);
  return { cursor: { epoch: row.epoch, txid: row.txid, position: row.position }, failures: row.failures };
}

/**
 * Moves the cursor in the transaction that holds the effects, and only from where this leader has left it. Two leaders
 * who each believe themselves alone (a lock lost unnoticed) meet here, and one of them rolls back.
 */
export async function moveCursor(tx: Tx, name: string, from: EventCursor, to: EventCursor): Promise<void> {
  const rows = await tx.run({
    name: "consumer_move",
    text: `UPDATE event_consumer SET epoch = $5, txid = $6::xid8, position = $7, failures = 0, last_error = NULL, failing_tenant_id = NULL, updated_at = now()
            WHERE name = $1 AND epoch = $2 AND txid = $3::xid8 AND position = $4 RETURNING name`,
    values: [name, from.epoch, from.txid, from.position, to.epoch, to.txid, to.position],
  });
  if (rows.length === 0) throw new LeadershipLostError(`consumer ${name} has moved on without us`);
}

/** Leaves word of a failed attempt at the event a consumer stands at. */
export async function recordFailure(tx: Tx, name: string, failures: number, error: string, tenantId: string): Promise<void> {
  await tx.query("UPDATE event_consumer SET failures = $2, last_error = $3, failing_tenant_id = $4, updated_at = now() WHERE name = $1", [
    name,
    failures,
    error,
    tenantId,
  ]);
}

/** Parks an event whole, with its error. */
export async function parkEvent(tx: Tx, id: string, name: string, event: LoggedEvent, error: string, attempts: number): Promise<void> {
  await tx.query(
    `INSERT INTO dead_event (tenant_id, id, consumer, event_id, topic, event, error, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (tenant_id, consumer, event_id) DO UPDATE SET error = excluded.error, attempts = excluded.attempts, parked_at = now(), replayed_at = NULL`,
    [event.tenantId, id, name, event.id, event.topic, JSON.stringify(event), error, attempts],
  );
}

/** Row-level security of what follows in this transaction: one tenant's rows, or all of the infrastructure's. */
export async function scopeTo(tx: Tx, scope: string): Promise<void> {
  await tx.run({ name: "scope_to", text: "SELECT set_config('app.tenant_id', $1, true)", values: [scope] });
}
