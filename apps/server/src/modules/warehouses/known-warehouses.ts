import type { TxCtx } from "../../infrastructure/postgres/index.ts";

/** Those of `ids` that are warehouses of the business, archived or not. */
export async function knownWarehouses(ctx: TxCtx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.query<{ id: string }>("SELECT id FROM warehouse WHERE tenant_id = $1 AND id = ANY ($2)", [ctx.tenantId, ids]);
  return new Set(rows.map((row) => row.id));
}
