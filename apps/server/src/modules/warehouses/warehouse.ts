import type { Warehouse } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import { type TxCtx, uniqueViolation } from "../../infrastructure/postgres/index.ts";
import { mayUseWarehouse } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { WarehouseDeps } from "./deps.ts";

export interface WarehouseRecord {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly kind: Warehouse["kind"];
  readonly archivedAt: Date | null;
}

export const warehouseColumns = 'id, version, code, name, kind, archived_at AS "archivedAt"';

export function presentWarehouse(warehouse: WarehouseRecord): Warehouse {
  const { id, version, code, name, kind, archivedAt } = warehouse;
  return { id, version, code, name, kind, archivedAt: archivedAt?.toISOString() ?? null };
}

/** Throws NOT_FOUND, also for one outside the caller's warehouses (R-TEN-1, R-TEN-2). */
export async function readWarehouse(ctx: TxCtx, id: string): Promise<WarehouseRecord> {
  const [warehouse] = mayUseWarehouse(ctx, id)
    ? await ctx.tx.query<WarehouseRecord & Record<string, unknown>>(`SELECT ${warehouseColumns} FROM warehouse WHERE tenant_id = $1 AND id = $2`, [
        ctx.tenantId,
        id,
      ])
    : [];
  if (!warehouse) throw new AppError("NOT_FOUND", { id });
  return warehouse;
}

/** The same, locked with its locations: whoever changes a warehouse or its tree does it alone. */
export async function lockWarehouse(ctx: TxCtx, id: string): Promise<WarehouseRecord> {
  await ctx.tx.query("SELECT FROM warehouse WHERE tenant_id = $1 AND id = $2 FOR UPDATE", [ctx.tenantId, id]);
  return readWarehouse(ctx, id);
}

/** Throws VERSION_CONFLICT with the current version unless it is the one the caller has seen. */
export function assertVersion(record: { readonly version: number }, expectedVersion: number): void {
  if (record.version !== expectedVersion) throw new AppError("VERSION_CONFLICT", { expectedVersion, currentVersion: record.version });
}

/** Runs a write that may meet a code in use: DUPLICATE. */
export async function withUniqueCode<T>(code: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : new AppError("DUPLICATE", { field: "code", value: code }, { detail: `The code "${code}" is in use` });
  }
}

/**
 * Throws HAS_STOCK when stock or a reservation is left in the warehouse (or in one location of it). Nothing is posted
 * beside the check until the transaction ends.
 */
export async function assertEmpty(ctx: TxCtx, warehouseId: string, locationId: string | null): Promise<void> {
  await ctx.tx.query("SELECT close_ledger_gate()");
  const rows = await ctx.tx.query<{ sku: string }>(
    `SELECT DISTINCT v.sku FROM ledger_warehouse_stock s JOIN catalogue_variant v ON v.tenant_id = s.tenant_id AND v.variant_id = s.variant_id
      WHERE s.tenant_id = $1 AND s.warehouse_id = $2 AND ($3::uuid IS NULL OR s.location_id = $3) ORDER BY v.sku LIMIT 20`,
    [ctx.tenantId, warehouseId, locationId],
  );
  if (rows.length > 0) throw new AppError("HAS_STOCK", { skus: rows.map((row) => row.sku) });
}

/** Audit entry and event of a warehouse, in the command's transaction. */
export async function announceWarehouse(
  deps: WarehouseDeps,
  ctx: TxCtx,
  verb: "created" | "updated" | "archived" | "restored",
  warehouse: WarehouseRecord,
  before?: WarehouseRecord,
): Promise<Warehouse> {
  const { archivedAt: _, ...payload } = presentWarehouse(warehouse);
  const fields = ({ code, name, kind, archivedAt }: WarehouseRecord) => ({ code, name, kind, archived: archivedAt !== null });
  await recordAudit(ctx, {
    action: `warehouse.${verb}`,
    entityType: "warehouse",
    entityId: warehouse.id,
    before: before && fields(before),
    after: fields(warehouse),
  });
  await deps.events.append(ctx, { topic: `warehouses.warehouse.${verb}`, aggregateType: "warehouse", aggregateId: warehouse.id, payload });
  return presentWarehouse(warehouse);
}
