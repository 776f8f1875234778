import { newId } from "../../shared/ids.ts";
import type { TxCtx } from "../postgres/index.ts";
import type { EventWakeUp } from "./wake-up.ts";

/** A fact to be told: its contract is the topic's schema in `packages/contracts`. */
export interface NewEvent {
  /** `module.entity.verb`, such as `catalogue.product.updated`. */
  readonly topic: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly payload: unknown;
  /** Version of the payload's contract; 1 unless it has changed. */
  readonly version?: number;
}

export interface EventAppender {
  /** Writes events into the log in the caller's transaction; consumers are woken after it has committed. */
  append(ctx: TxCtx, ...events: NewEvent[]): Promise<void>;
}

export function createEventAppender(wakeUp: EventWakeUp): EventAppender {
  return {
    append: async (ctx, ...events) => {
      if (events.length === 0) return;
      await ctx.tx.run({
        name: "event_append",
        text: `INSERT INTO event_log (id, tenant_id, topic, aggregate_type, aggregate_id, version, payload, actor_id, request_id)
               SELECT id, $1, topic, aggregate_type, aggregate_id, version, payload::json, $2, $3
                 FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::smallint[], $9::text[])
                      WITH ORDINALITY AS e(id, topic, aggregate_type, aggregate_id, version, payload, ord) ORDER BY ord`,
        values: [
          ctx.tenantId,
          ctx.actor.id,
          ctx.requestId,
          events.map(() => newId()),
          events.map((event) => event.topic),
          events.map((event) => event.aggregateType),
          events.map((event) => event.aggregateId),
          events.map((event) => event.version ?? 1),
          events.map((event) => JSON.stringify(event.payload)),
        ],
      });
      ctx.tx.afterCommit(() => wakeUp.signal());
    },
  };
}
