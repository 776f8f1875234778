import type { Ctx } from "../../shared/context.ts";
import type { Database } from "../postgres/index.ts";
import { compareCursors } from "./cursor.ts";
import { readBatch, readLogState } from "./log-reader.ts";
import type { EventCursor, LoggedEvent } from "./types.ts";

export interface MissedEvents {
  /** The cursor's part of the log is gone, or it is of another log: load everything anew, then follow from `cursor`. */
  readonly resync: boolean;
  readonly events: LoggedEvent[];
  /** Where to go on. */
  readonly cursor: EventCursor;
  /** There are more than `limit`; ask again from `cursor`. */
  readonly more: boolean;
}

/** The tenant's events after `cursor`, for a client that comes back. Never what another tenant wrote. */
export function readEventsSince(db: Database, ctx: Ctx, cursor: EventCursor, options: { topics: readonly string[]; limit: number }): Promise<MissedEvents> {
  return db.read(ctx, async ({ tx }) => {
    const { horizon, dropped } = await readLogState(tx.run);
    const isForeign = cursor.epoch > horizon.epoch || (cursor.epoch === horizon.epoch && BigInt(cursor.txid) > BigInt(horizon.txid));
    if (isForeign || compareCursors(cursor, dropped) < 0) return { resync: true, events: [], cursor: horizon, more: false };
    const batch = await readBatch(tx.run, cursor, options.topics, options.limit);
    return { resync: false, events: batch.events, cursor: compareCursors(batch.to, cursor) > 0 ? batch.to : cursor, more: !batch.drained };
  });
}
