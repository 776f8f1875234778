import type { TxCtx } from "../infrastructure/postgres/index.ts";
import { counterLocations } from "../shared/counter-locations.ts";
import { newId } from "../shared/ids.ts";

/** The first warehouse of a new business and its counter-locations. */
export async function provisionTenant(ctx: TxCtx): Promise<{ warehouseId: string }> {
  const warehouseId = newId();
  await ctx.tx.query("INSERT INTO warehouse (tenant_id, id, code, name, kind) VALUES ($1, $2, 'MAIN', 'Main warehouse', 'main')", [ctx.tenantId, warehouseId]);
  await ctx.tx.query("INSERT INTO location (tenant_id, id, warehouse_id, code, name, kind) VALUES ($1, $2, $2, 'MAIN', 'Main warehouse', 'storage')", [
    ctx.tenantId,
    warehouseId,
  ]);
  await ctx.tx.query(
    "INSERT INTO location (tenant_id, id, code, name, kind) SELECT $1, id, upper(kind), initcap(kind), kind FROM unnest($2::uuid[], $3::text[]) AS c(id, kind)",
    [ctx.tenantId, Object.values(counterLocations), Object.keys(counterLocations)],
  );
  return { warehouseId };
}

export async function knownWarehouses(ctx: TxCtx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.query<{ id: string }>("SELECT warehouse_id AS id FROM warehouse_face WHERE tenant_id = $1 AND warehouse_id = ANY($2)", [
    ctx.tenantId,
    ids,
  ]);
  return new Set(rows.map((row) => row.id));
}
