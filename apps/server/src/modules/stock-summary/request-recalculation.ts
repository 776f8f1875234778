import type { Jobs } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import { type Ctx, mayUseWarehouse } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { type RecalculatePayload, recalculateJob } from "./jobs.ts";

/** Asks for the repair of one key. Throws NOT_FOUND for a SKU or warehouse the caller does not have. */
export async function requestRecalculation(
  deps: { db: Database; jobs: Jobs },
  ctx: Ctx,
  input: { variantId: string; warehouseId: string },
): Promise<{ jobId: string }> {
  const [known] = await deps.db.read(ctx, ({ tx }) =>
    tx.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM stock_unit WHERE tenant_id = $1 AND variant_id = $2)
          AND EXISTS (SELECT FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = $3) AS found`,
      [ctx.tenantId, input.variantId, input.warehouseId],
    ),
  );
  if (!known?.found || !mayUseWarehouse(ctx, input.warehouseId)) throw new AppError("NOT_FOUND", { ...input });
  const payload: RecalculatePayload = { tenantId: ctx.tenantId, ...input };
  const { id } = await deps.jobs.enqueue(recalculateJob, payload, { tenantId: ctx.tenantId });
  return { jobId: id };
}
