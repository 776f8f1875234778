import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { newId } from "../../shared/ids.ts";
import { insertWarehouse } from "./create-warehouse.ts";
import type { WarehouseDeps } from "./deps.ts";
import { announceWarehouse } from "./warehouse.ts";

/** The first warehouse of a new business and its counter-locations (R-LED-2), in the transaction that makes the business. */
export async function provisionTenant(deps: WarehouseDeps, ctx: TxCtx, input: { code?: string; name?: string } = {}): Promise<{ warehouseId: string }> {
  const kinds = Object.keys(counterLocations);
  await ctx.tx.query(
    "INSERT INTO location (tenant_id, id, code, name, kind) SELECT $1, id, upper(kind), initcap(kind), kind FROM unnest($2::uuid[], $3::text[]) AS c(id, kind)",
    [ctx.tenantId, Object.values(counterLocations), kinds],
  );
  const warehouse = { id: newId(), version: 1, code: input.code ?? "MAIN", name: input.name ?? "Main warehouse", kind: "main" as const, archivedAt: null };
  await insertWarehouse(ctx, warehouse);
  await announceWarehouse(deps, ctx, "created", warehouse);
  return { warehouseId: warehouse.id };
}
