import type { NegativeStockPolicy, SetNegativeStockPolicy } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import { sqlState, type TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import type { InventoryDeps } from "./deps.ts";

const columns = `id, variant_id AS "variantId", location_id AS "locationId", channel, policy`;

/** All exceptions from the tenant's policy, most specific first (R-NEG-1). */
export function listNegativePolicies(deps: Pick<InventoryDeps, "db">, ctx: Ctx): Promise<NegativeStockPolicy[]> {
  return deps.db.read(ctx, (tx) =>
    tx.tx.query<NegativeStockPolicy>(
      `SELECT ${columns} FROM negative_stock_policy WHERE tenant_id = $1 ORDER BY variant_id IS NULL, location_id IS NULL, channel, id LIMIT 1000`,
      [ctx.tenantId],
    ),
  );
}

/** Sets the policy of a SKU, a location, a SKU in a location, or a channel; replaces what was set for the same. */
export async function setNegativePolicy(ctx: TxCtx, input: SetNegativeStockPolicy): Promise<NegativeStockPolicy> {
  const { variantId = null, locationId = null, channel = null, policy } = input;
  try {
    const [row] = await ctx.tx.query<NegativeStockPolicy & { before: string | null }>(
      `WITH old AS (SELECT policy FROM negative_stock_policy WHERE tenant_id = $1 AND variant_id IS NOT DISTINCT FROM $3
                       AND location_id IS NOT DISTINCT FROM $4 AND channel IS NOT DISTINCT FROM $5)
       INSERT INTO negative_stock_policy AS p (tenant_id, id, variant_id, location_id, channel, policy) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (tenant_id, variant_id, location_id, channel) DO UPDATE SET policy = excluded.policy
       RETURNING ${columns}, (SELECT policy FROM old) AS before`,
      [ctx.tenantId, newId(), variantId, locationId, channel, policy],
    );
    const { before, ...set } = row as NegativeStockPolicy & { before: string | null };
    await recordAudit(ctx, {
      action: "negative-stock-policy.set",
      entityType: "negative-stock-policy",
      entityId: set.id,
      ...(before === null ? {} : { before: { policy: before } }),
      after: { variantId, locationId, channel, policy },
    });
    return set;
  } catch (error) {
    if (sqlState(error) === "23503") throw new AppError("NOT_FOUND", { variantId, locationId });
    throw error;
  }
}

/** Takes an exception away; what is less specific applies again. */
export async function removeNegativePolicy(ctx: TxCtx, id: string): Promise<void> {
  const [row] = await ctx.tx.query<NegativeStockPolicy>(`DELETE FROM negative_stock_policy WHERE tenant_id = $1 AND id = $2 RETURNING ${columns}`, [
    ctx.tenantId,
    id,
  ]);
  if (!row) throw new AppError("NOT_FOUND", { id });
  const { id: entityId, ...before } = row;
  await recordAudit(ctx, { action: "negative-stock-policy.removed", entityType: "negative-stock-policy", entityId, before });
}
