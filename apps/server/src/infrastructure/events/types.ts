import type { EventCursor } from "@lumbung/contracts";
import type { TxCtx } from "../postgres/index.ts";

export type { EventCursor } from "@lumbung/contracts";

/** A row of the event log. */
export interface LoggedEvent extends EventCursor {
  readonly id: string;
  readonly tenantId: string;
  readonly topic: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly payload: unknown;
  readonly actorId: string;
  readonly requestId: string;
  readonly recordedAt: Date;
}

interface ConsumerFace {
  /** Stable name: its cursor and its dead events are kept under it. */
  readonly name: string;
  readonly topics: readonly string[];
  /** Most events of one transaction. */
  readonly batchMax?: number;
  /**
   * Where a consumer that is new to the database begins; `beginning` unless set. The end is where reading can go on: it
   * may still bring events committed a moment before, which open transactions held back.
   */
  readonly startAt?: "beginning" | "end";
  /** Shortest time between two batches while it keeps up; the runner's unless set. Longer makes fewer, larger batches. */
  readonly intervalMs?: number;
}

/**
 * Handles events in JavaScript. `handle` is called once per tenant of a batch, in log order, inside the ONE transaction
 * that also moves the cursor, so its database effects happen exactly once. Its context is a transaction of that tenant
 * with a system actor that holds every permission. What leaves the database goes through the job queue or
 * `ctx.tx.afterCommit`. A throw rolls the whole batch back.
 */
export interface EventConsumer extends ConsumerFace {
  handle(ctx: TxCtx, events: LoggedEvent[]): Promise<void>;
}

/**
 * Handles ranges of the log in SQL, without bringing payloads into JavaScript. `handleRange` is called once per range
 * in SYSTEM scope (`app.tenant_id = 'system'`): the tables it reads and writes across tenants are protected with
 * `protect_system_table`, and `ctx.tenantId` is "system". The range is `(from, to]`; its rows are
 *
 * ```sql
 * topic = ANY($topics) AND (epoch, txid, position) > ($1, $2::text::xid8, $3) AND (epoch, txid, position) <= ($4, $5::text::xid8, $6)
 * ```
 */
export interface RangeConsumer extends ConsumerFace {
  handleRange(ctx: TxCtx, range: EventRange): Promise<void>;
}

export interface EventRange {
  readonly from: EventCursor;
  readonly to: EventCursor;
}

export type Consumer = EventConsumer | RangeConsumer;

/** Turns an event into a job: the consumer `job-dispatch` enqueues it under the event's id, so it runs once. */
export interface DispatchRule {
  readonly topic: string;
  readonly job: string;
  payload(event: LoggedEvent): unknown;
}
