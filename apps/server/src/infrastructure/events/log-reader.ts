import type { Statement } from "../postgres/index.ts";
import { cursorOf } from "./cursor.ts";
import type { EventCursor, LoggedEvent } from "./types.ts";

/** Runs a statement where the log may be read: a transaction in system or tenant scope, or a session of one's own. */
export type RunStatement = <Row extends Record<string, unknown>>(statement: Statement) => Promise<Row[]>;

/**
 * The rule of the oldest open transaction: what may be read ends before the horizon, the first place that a transaction
 * still open can write to. Positions are taken before commit, so a slow transaction may hold a lower position than a
 * quick one that has committed; past the horizon it could appear behind a cursor. Earlier epochs are always whole.
 */
const horizon = "h AS MATERIALIZED (SELECT epoch, pg_snapshot_xmin(pg_current_snapshot()) AS txid FROM event_log_state)";
const after = "(e.epoch, e.txid, e.position) > ($1, $2::xid8, $3)";
const visible = "(e.epoch, e.txid, e.position) < (h.epoch, h.txid, 0)";
const columns =
  "e.epoch, e.txid::text AS txid, e.position, e.id, e.tenant_id, e.topic, e.aggregate_type, e.aggregate_id, e.version, e.payload, e.actor_id, e.request_id, e.recorded_at";

interface EventRow extends Record<string, unknown> {
  epoch: number;
  txid: string;
  position: number;
  id: string;
  tenant_id: string;
  topic: string;
  aggregate_type: string;
  aggregate_id: string;
  version: number;
  payload: unknown;
  actor_id: string;
  request_id: string;
  recorded_at: Date;
}

function eventOf(row: EventRow): LoggedEvent {
  return {
    epoch: row.epoch,
    txid: row.txid,
    position: row.position,
    id: row.id,
    tenantId: row.tenant_id,
    topic: row.topic,
    aggregateType: row.aggregate_type,
    aggregateId: row.aggregate_id,
    version: row.version,
    payload: row.payload,
    actorId: row.actor_id,
    requestId: row.request_id,
    recordedAt: row.recorded_at,
  };
}

/** A part of the log after a cursor. `to` is where reading goes on: the last event, or the horizon when there were no more. */
export interface Slice {
  readonly to: EventCursor;
  readonly count: number;
  /** Everything up to the horizon was read. */
  readonly drained: boolean;
}

/** The events of `topics` (null: all) after `from`, in log order, at most `limit`. */
export async function readBatch(
  run: RunStatement,
  from: EventCursor,
  topics: readonly string[] | null,
  limit: number,
): Promise<Slice & { events: LoggedEvent[] }> {
  const rows = await run<EventRow & { h_epoch: number; h_txid: string }>({
    name: "event_log_batch",
    text: `WITH ${horizon}
           SELECT h.epoch AS h_epoch, h.txid::text AS h_txid, e.* FROM h LEFT JOIN LATERAL (
             SELECT ${columns} FROM event_log e
              WHERE ${after} AND ${visible} AND ($4::text[] IS NULL OR e.topic = ANY($4))
              ORDER BY e.epoch, e.txid, e.position LIMIT $5) e ON true`,
    values: [from.epoch, from.txid, from.position, topics, limit],
  });
  const events = rows.filter((row) => row.id !== null).map(eventOf);
  return { events, ...sliceOf(events.at(-1), events.length, limit, rows[0]) };
}

/** How far a range of at most `limit` events of `topics` reaches, without reading them. */
export async function readRange(run: RunStatement, from: EventCursor, topics: readonly string[], limit: number): Promise<Slice> {
  const [row] = await run<{ epoch: number; txid: string; position: number; n: number | null; h_epoch: number; h_txid: string }>({
    name: "event_log_range",
    text: `WITH ${horizon}
           SELECT h.epoch AS h_epoch, h.txid::text AS h_txid, e.* FROM h LEFT JOIN LATERAL (
             SELECT epoch, txid::text AS txid, position, n FROM (
               SELECT e.epoch, e.txid, e.position, row_number() OVER (ORDER BY e.epoch, e.txid, e.position) AS n FROM event_log e
                WHERE ${after} AND ${visible} AND e.topic = ANY($4)
                ORDER BY e.epoch, e.txid, e.position LIMIT $5) r
              ORDER BY n DESC LIMIT 1) e ON true`,
    values: [from.epoch, from.txid, from.position, topics, limit],
  });
  const count = row?.n ?? 0;
  return sliceOf(count > 0 ? row : undefined, count, limit, row);
}

function sliceOf(last: EventCursor | undefined, count: number, limit: number, end: { h_epoch: number; h_txid: string } | undefined): Slice {
  if (end === undefined) throw new Error("event_log_state has no row; restore it from migration 0001");
  const drained = count < limit;
  if (last !== undefined && !drained) return { to: cursorOf(last), count, drained };
  return { to: { epoch: end.h_epoch, txid: end.h_txid, position: 0 }, count, drained };
}

/** What is new since `from`: how far reading may go, which topics it would meet, and whether open transactions hold something back. */
export interface LogHead {
  readonly horizon: EventCursor;
  readonly topics: ReadonlySet<string>;
  readonly heldBack: boolean;
}

export async function readHead(run: RunStatement, from: EventCursor): Promise<LogHead> {
  const [row] = await run<{ epoch: number; txid: string; topics: string[]; held_back: boolean }>({
    name: "event_log_head",
    text: `WITH ${horizon}
           SELECT h.epoch, h.txid::text AS txid,
                  ARRAY(SELECT DISTINCT e.topic FROM event_log e WHERE ${after} AND ${visible}) AS topics,
                  EXISTS (SELECT FROM event_log e WHERE (e.epoch, e.txid, e.position) >= (h.epoch, h.txid, 0)) AS held_back
             FROM h`,
    values: [from.epoch, from.txid, from.position],
  });
  if (row === undefined) throw new Error("event_log_state has no row; restore it from migration 0001");
  return { horizon: { epoch: row.epoch, txid: row.txid, position: 0 }, topics: new Set(row.topics), heldBack: row.held_back };
}

/** The one event of `topics` in a range known to hold one. */
export async function readOnly(run: RunStatement, from: EventCursor, to: EventCursor, topics: readonly string[]): Promise<LoggedEvent | undefined> {
  const [row] = await run<EventRow>({
    text: `SELECT ${columns} FROM event_log e
            WHERE ${after} AND (e.epoch, e.txid, e.position) <= ($4, $5::xid8, $6) AND e.topic = ANY($7)
            ORDER BY e.epoch, e.txid, e.position LIMIT 1`,
    values: [from.epoch, from.txid, from.position, to.epoch, to.txid, to.position, topics],
  });
  return row === undefined ? undefined : eventOf(row);
}

/** The state of the log itself: the horizon, and the last place that has been dropped. */
export async function readLogState(run: RunStatement): Promise<{ horizon: EventCursor; dropped: EventCursor }> {
  const [row] = await run<{ epoch: number; txid: string; dropped_epoch: number; dropped_txid: string; dropped_position: number }>({
    name: "event_log_state",
    text: `SELECT epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS txid, dropped_epoch, dropped_txid::text AS dropped_txid, dropped_position FROM event_log_state`,
  });
  if (row === undefined) throw new Error("event_log_state has no row; restore it from migration 0001");
  return {
    horizon: { epoch: row.epoch, txid: row.txid, position: 0 },
    dropped: { epoch: row.dropped_epoch, txid: row.dropped_txid, position: row.dropped_position },
  };
}
