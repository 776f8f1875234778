import type { RemoveMinimum } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { mayUseWarehouse } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { formatScaled } from "../../shared/quantity.ts";
import type { AlertDeps } from "./deps.ts";
import { evaluate, givenKeysSql, lockAlerts } from "./evaluate.ts";

/** Removes a minimum level; its alert of being low resolves. Throws NOT_FOUND when there is none, or not for the caller. */
export async function removeMinimum(deps: AlertDeps, ctx: TxCtx, input: RemoveMinimum): Promise<void> {
  if (!mayUseWarehouse(ctx, input.warehouseId)) throw new AppError("NOT_FOUND", { ...input });
  await lockAlerts(ctx);
  const [removed] = await ctx.tx.query<{ variant_id: string; sku: string; scale: number; quantity: string }>(
    `DELETE FROM minimum_level m USING catalogue_variant v
      WHERE m.tenant_id = $1 AND m.warehouse_id = $4 AND v.tenant_id = $1 AND v.variant_id = m.variant_id
        AND (v.variant_id = $3::uuid OR v.sku_key = case_key($2::text))
     RETURNING v.variant_id, v.sku, v.scale, m.quantity::text`,
    [ctx.tenantId, input.sku ?? null, input.variantId ?? null, input.warehouseId],
  );
  if (!removed) throw new AppError("NOT_FOUND", { ...input });
  const entityId = `${removed.variant_id}@${input.warehouseId}`;
  await recordAudit(ctx, {
    action: "minimum-level.removed",
    entityType: "minimum-level",
    entityId,
    before: { sku: removed.sku, minimum: formatScaled(BigInt(removed.quantity), removed.scale) },
  });
  await deps.events.append(ctx, {
    topic: "inventory.minimum.set",
    aggregateType: "minimum-level",
    aggregateId: entityId,
    payload: { variantId: removed.variant_id, sku: removed.sku, warehouseId: input.warehouseId, minimum: null },
  });
  await evaluate(ctx, deps.events, { name: "alert_given_keys", text: givenKeysSql, values: [[removed.variant_id], [input.warehouseId]] });
  ctx.tx.afterCommit(() => deps.onChanged([ctx.tenantId]));
}
