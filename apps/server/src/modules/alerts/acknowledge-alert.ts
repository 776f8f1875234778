import type { AcknowledgeAlert, Alert } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import type { AlertDeps } from "./deps.ts";
import { lockAlerts } from "./evaluate.ts";
import { findAlert } from "./list-alerts.ts";

/**
 * Notes that someone takes care of an alert. Doing it twice changes nothing; one that has resolved answers CONFLICT,
 * one of another business or warehouse NOT_FOUND.
 */
export async function acknowledgeAlert(deps: AlertDeps, ctx: TxCtx, id: string, input: AcknowledgeAlert): Promise<Alert> {
  await lockAlerts(ctx);
  const alert = await findAlert(ctx, id);
  if (!alert) throw new AppError("NOT_FOUND", { id });
  if (alert.state === "resolved") throw new AppError("CONFLICT", { id, state: alert.state }, { detail: "The alert has resolved already" });
  if (alert.state === "acknowledged") return alert;
  const now = ctx.clock.now().toISOString();
  await ctx.tx.query(
    "UPDATE stock_alert SET state = 'acknowledged', acknowledged_at = $3, acknowledged_by = $4, acknowledged_note = $5 WHERE tenant_id = $1 AND id = $2",
    [ctx.tenantId, id, now, ctx.actor.id, input.note ?? null],
  );
  await recordAudit(ctx, {
    action: "stock-alert.acknowledged",
    entityType: "stock-alert",
    entityId: id,
    before: { state: alert.state },
    after: { state: "acknowledged", sku: alert.sku, ...(input.note === undefined ? {} : { note: input.note }) },
  });
  const { kind, variantId, sku, warehouseId, onHand, minimum } = alert;
  await deps.events.append(ctx, {
    topic: "inventory.alert.acknowledged",
    aggregateType: "stock-alert",
    aggregateId: id,
    payload: { id, kind, variantId, sku, warehouseId, onHand, minimum, acknowledgedAt: now, acknowledgedBy: ctx.actor.id },
  });
  ctx.tx.afterCommit(() => deps.onChanged([ctx.tenantId]));
  return { ...alert, state: "acknowledged", acknowledgedAt: now, acknowledgedBy: ctx.actor.id, note: input.note ?? null };
}
