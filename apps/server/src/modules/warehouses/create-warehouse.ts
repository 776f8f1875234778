import type { CreateWarehouse, Warehouse } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import type { WarehouseDeps } from "./deps.ts";
import { announceWarehouse, withUniqueCode } from "./warehouse.ts";

/** Throws DUPLICATE, or FORBIDDEN for those who are limited to some warehouses: they could not see the new one. */
export function createWarehouse(deps: WarehouseDeps, ctx: Ctx, input: CreateWarehouse): Promise<Warehouse> {
  if (ctx.actor.warehouseIds !== null)
    throw new AppError("FORBIDDEN", { permission: "warehouse:write", scope: "all warehouses" }, { detail: "Your role is limited to some warehouses" });
  return deps.db.withTransaction(ctx, async (tx) => {
    const warehouse = { id: newId(), version: 1, ...input, archivedAt: null };
    await insertWarehouse(tx, warehouse);
    return announceWarehouse(deps, tx, "created", warehouse);
  });
}

/** The warehouse and the root of its locations, which has its id, code and name. */
export async function insertWarehouse(ctx: TxCtx, warehouse: { id: string; code: string; name: string; kind: Warehouse["kind"] }): Promise<void> {
  const { id, code, name, kind } = warehouse;
  await withUniqueCode(code, () =>
    ctx.tx.query("INSERT INTO warehouse (tenant_id, id, code, name, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6)", [
      ctx.tenantId,
      id,
      code,
      name,
      kind,
      ctx.clock.now().toISOString(),
    ]),
  );
  await ctx.tx.query("INSERT INTO location (tenant_id, id, warehouse_id, code, name, kind) VALUES ($1, $2, $2, $3, $4, 'storage')", [
    ctx.tenantId,
    id,
    code,
    name,
  ]);
}
