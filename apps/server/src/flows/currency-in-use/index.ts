import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** Whether amounts are recorded in the tenant's currency: prices and costs of SKUs, or stock that has moved with its value. */
export async function currencyIsUsed(ctx: TxCtx): Promise<boolean> {
  const [row] = await ctx.tx.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM catalogue_variant WHERE tenant_id = $1 AND (price_minor IS NOT NULL OR cost_minor IS NOT NULL))
         OR EXISTS (SELECT FROM ledger_variant_usage WHERE tenant_id = $1) AS used`,
    [ctx.tenantId],
  );
  return row?.used === true;
}
