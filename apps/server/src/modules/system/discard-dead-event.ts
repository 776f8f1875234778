import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";

/** Gives a parked event up, with the reason on record. Throws NOT_FOUND. */
export async function discardDeadEvent(ctx: TxCtx, id: string, reason: string): Promise<void> {
  const [row] = await ctx.tx.query<{ consumer: string; event_id: string; topic: string; error: string }>(
    "DELETE FROM dead_event WHERE tenant_id = $1 AND id = $2 AND replayed_at IS NULL RETURNING consumer, event_id, topic, error",
    [ctx.tenantId, id],
  );
  if (row === undefined) throw new AppError("NOT_FOUND", { id });
  await recordAudit(ctx, { action: "dead-event.discarded", entityType: "dead-event", entityId: id, before: row, reason });
}
