import { type ErrorCode, errorCatalogue } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { mayUseWarehouse } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

export interface KeyRef {
  readonly sku?: string | undefined;
  readonly variantId?: string | undefined;
  readonly warehouseId: string;
}

/** A SKU in a warehouse, as the catalogue knows it. */
export interface StockKey {
  readonly variantId: string;
  readonly sku: string;
  readonly name: string;
  readonly scale: number;
  readonly warehouseId: string;
}

interface Row {
  variant_id: string | null;
  sku: string;
  name: string;
  scale: number;
  stocked: boolean;
  archived: boolean;
  warehouse: boolean;
}

/**
 * Finds SKUs and warehouses, one result per reference: the key, or why it cannot have a minimum (UNKNOWN_SKU,
 * NOT_STOCKED, ARCHIVED_SKU, UNKNOWN_WAREHOUSE). A warehouse outside the caller's scope is unknown to them.
 */
export async function resolveKeys(ctx: TxCtx, refs: readonly KeyRef[]): Promise<Array<StockKey | AppError>> {
  const rows = await ctx.tx.query<Row & Record<string, unknown>>(
    `SELECT v.variant_id, v.sku, v.name, v.scale, v.stocked, v.archived, f.warehouse_id IS NOT NULL AND NOT f.archived AS warehouse
       FROM unnest($2::text[], $3::uuid[], $4::uuid[]) WITH ORDINALITY AS r(sku, variant_id, warehouse_id, n)
       LEFT JOIN catalogue_variant v ON v.tenant_id = $1 AND (v.variant_id = r.variant_id OR v.sku_key = case_key(r.sku))
       LEFT JOIN warehouse_face f ON f.tenant_id = $1 AND f.warehouse_id = r.warehouse_id
      ORDER BY r.n`,
    [ctx.tenantId, refs.map((ref) => ref.sku ?? null), refs.map((ref) => ref.variantId ?? null), refs.map((ref) => ref.warehouseId)],
  );
  return refs.map((ref, i) => {
    const row = rows[i];
    if (!row?.warehouse || !mayUseWarehouse(ctx, ref.warehouseId)) return new AppError("UNKNOWN_WAREHOUSE", { warehouseId: ref.warehouseId });
    if (row.variant_id === null) return new AppError("UNKNOWN_SKU", ref.sku === undefined ? { variantId: ref.variantId } : { sku: ref.sku });
    if (row.archived) return new AppError("ARCHIVED_SKU", { sku: row.sku });
    if (!row.stocked) return new AppError("NOT_STOCKED", { sku: row.sku });
    return { variantId: row.variant_id, sku: row.sku, name: row.name, scale: row.scale, warehouseId: ref.warehouseId };
  });
}

/** A refusal of one item of a batch. */
export function refusalOf(error: AppError): { ok: false; code: ErrorCode; title: string; details: Record<string, unknown>; fix: string } {
  return { ok: false, code: error.code, title: errorCatalogue[error.code].title, details: error.details, fix: errorCatalogue[error.code].fix };
}
