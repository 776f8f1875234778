import type { DeadEvent, DeadEventQuery, EventEnvelope } from "@lumbung/contracts";
import type { z } from "zod";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../shared/pagination.ts";

interface Row {
  [column: string]: unknown;
  id: string;
  consumer: string;
  event_id: string;
  topic: string;
  error: string;
  attempts: number;
  parked_at: Date;
  parked_key: string;
  event: EventEnvelope;
}

/** Parked events of the caller's business, the longest parked first. */
export function listDeadEvents(db: Database) {
  return async (ctx: Ctx, query: z.output<typeof DeadEventQuery>) => {
    const [parkedAt, id] = query.cursor ? decodeCursor(query.cursor, ["instant", "uuid"]) : [null, null];
    const rows = await db.read(ctx, ({ tx }) =>
      tx.query<Row>(
        `SELECT id, consumer, event_id, topic, error, attempts, parked_at, parked_at::text AS parked_key, event FROM dead_event
          WHERE tenant_id = $1 AND replayed_at IS NULL AND ($2::text IS NULL OR consumer = $2) AND ($3::text IS NULL OR topic = $3)
            AND ($4::timestamptz IS NULL OR (parked_at, id) > ($4, $5::uuid))
          ORDER BY parked_at, id LIMIT $6`,
        [ctx.tenantId, query.consumer ?? null, query.topic ?? null, parkedAt, id, query.limit + 1],
      ),
    );
    return pageFrom(rows, query.limit, (row) => [row.parked_key, row.id], present);
  };
}

function present(row: Row): z.input<typeof DeadEvent> {
  return {
    id: row.id,
    consumer: row.consumer,
    eventId: row.event_id,
    topic: row.topic,
    error: row.error,
    attempts: row.attempts,
    parkedAt: row.parked_at.toISOString(),
    event: row.event,
  };
}
