import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { ReplayFilter, ReplayResult } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

type ReplayDeadEvents = (filter: ReplayFilter) => Promise<ReplayResult>;

/** Hands one parked event of the caller's business to its consumer again. Throws NOT_FOUND. */
export function replayOne(db: Database, replay: ReplayDeadEvents) {
  return async (ctx: Ctx, id: string): Promise<ReplayResult> => {
    const result = await replay({ id, tenantId: ctx.tenantId });
    if (result.replayed + result.failed === 0) throw new AppError("NOT_FOUND", { id });
    await db.withTransaction(ctx, (tx) => recordAudit(tx, { action: "dead-event.replayed", entityType: "dead-event", entityId: id, after: { ...result } }));
    return result;
  };
}

/** The same for all of the caller's business, or for those of one consumer. What fails again stays parked. */
export function replayAll(db: Database, replay: ReplayDeadEvents) {
  return async (ctx: Ctx, input: { consumer?: string | undefined }): Promise<ReplayResult> => {
    const result = await replay({ tenantId: ctx.tenantId, ...(input.consumer === undefined ? {} : { consumer: input.consumer }) });
    await db.withTransaction(ctx, (tx) =>
      recordAudit(tx, { action: "dead-events.replayed", entityType: "dead-event", entityId: input.consumer ?? "all", after: { ...result } }),
    );
    return result;
  };
}
