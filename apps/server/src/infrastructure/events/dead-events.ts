import type { Clock } from "../../shared/clock.ts";
import type { Database, Tx } from "../postgres/index.ts";
import type { Log } from "../telemetry/index.ts";
import { scopeTo } from "./consumer-store.ts";
import { describeError } from "./failure.ts";
import { handleEvents, handleRange, isRangeConsumer } from "./handle-events.ts";
import type { Consumer, LoggedEvent } from "./types.ts";

export interface ReplayFilter {
  readonly consumer?: string;
  readonly id?: string;
  /** One business's events only; all of the server when left out. */
  readonly tenantId?: string;
}

export interface ReplayResult {
  readonly replayed: number;
  readonly failed: number;
}

/** Parked events of one replay are handled one by one in the order they were parked, at most this many a call. */
const replayMax = 10_000;

/**
 * Hands parked events to their consumers again, each in a transaction of its own that also marks it replayed, so its
 * effects happen once. What fails again stays parked with the new error. Events parked behind one another keep their
 * order; events that were handled meanwhile have overtaken them, which consumers of facts must bear.
 */
export function createReplay(deps: { db: Database; log: Log; clock: Clock; consumers: () => readonly Consumer[] }) {
  async function replayOne(tenantId: string, id: string): Promise<"replayed" | "failed" | "gone"> {
    try {
      return await deps.db.withSystemTransaction(async (tx) => {
        const [row] = await tx.query<{ consumer: string; event: LoggedEvent }>(
          "SELECT consumer, event FROM dead_event WHERE tenant_id = $1 AND id = $2 AND replayed_at IS NULL FOR UPDATE SKIP LOCKED",
          [tenantId, id],
        );
        if (row === undefined) return "gone";
        await handleAgain(tx, row.consumer, { ...row.event, recordedAt: new Date(row.event.recordedAt) });
        await scopeTo(tx, "system");
        await tx.query("UPDATE dead_event SET replayed_at = now() WHERE tenant_id = $1 AND id = $2", [tenantId, id]);
        return "replayed";
      });
    } catch (error) {
      deps.log.warn({ err: error, deadEventId: id }, "replay of a dead event failed");
      await deps.db.withSystemTransaction((tx) =>
        tx.query("UPDATE dead_event SET error = $3, attempts = attempts + 1 WHERE tenant_id = $1 AND id = $2", [tenantId, id, describeError(error)]),
      );
      return "failed";
    }
  }

  async function handleAgain(tx: Tx, name: string, event: LoggedEvent): Promise<void> {
    const consumer = deps.consumers().find((one) => one.name === name);
    if (consumer === undefined) throw new Error(`this version has no consumer ${name}; discard the event`);
    if (!isRangeConsumer(consumer)) return handleEvents(tx, consumer, [event], deps.clock);
    const { epoch, txid, position } = event;
    const rows = await tx.query("SELECT 1 FROM event_log WHERE epoch = $1 AND txid = $2::xid8 AND position = $3", [epoch, txid, position]);
    if (rows.length === 0) throw new Error(`the event is not in the log any more; rebuild what ${name} keeps, then discard the event`);
    return handleRange(tx, consumer, { from: { epoch, txid, position: position - 1 }, to: { epoch, txid, position } }, deps.clock);
  }

  return async function replayDeadEvents(filter: ReplayFilter): Promise<ReplayResult> {
    const candidates = await deps.db.withSystemTransaction((tx) =>
      tx.query<{ tenant_id: string; id: string }>(
        `SELECT tenant_id, id FROM dead_event
          WHERE replayed_at IS NULL AND ($1::text IS NULL OR consumer = $1) AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR tenant_id = $3)
          ORDER BY parked_at, id LIMIT $4`,
        [filter.consumer ?? null, filter.id ?? null, filter.tenantId ?? null, replayMax],
      ),
    );
    let [replayed, failed] = [0, 0];
    for (const { tenant_id, id } of candidates) {
      const outcome = await replayOne(tenant_id, id);
      if (outcome === "replayed") replayed += 1;
      if (outcome === "failed") failed += 1;
    }
    return { replayed, failed };
  };
}
