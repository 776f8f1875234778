import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { SkuState } from "../../modules/catalogue/index.ts";
import type { ProductLine } from "../../modules/imports/index.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { CategoryTree } from "./category-tree.ts";

/** What the books hold of the goods of a file before it is imported. */
export interface Books {
  readonly bySku: ReadonlyMap<string, SkuState>;
  readonly byBarcode: ReadonlyMap<string, SkuState>;
  /** SKUs this import made in an earlier run, or an undo archived and it brings back. */
  readonly own: ReadonlySet<string>;
  /** SKUs that have moved in the warehouse, and by whom; what was taken back does not count. */
  readonly begun: ReadonlyMap<string, "own" | "others">;
  /** In base unit × 10^scale. */
  readonly minimums: ReadonlyMap<string, bigint>;
  readonly categories: CategoryTree;
  /** Lines that are in the books already. */
  readonly imported: ReadonlySet<number>;
}

/** SKUs by their keys and by their barcodes. */
export function indexSkus(skus: readonly SkuState[]): Pick<Books, "bySku" | "byBarcode"> {
  return {
    bySku: new Map(skus.map((sku) => [skuKey(sku.sku), sku])),
    byBarcode: new Map(skus.flatMap((sku) => sku.barcodes.map((code) => [code, sku] as const))),
  };
}

/** The SKU a line speaks of. A line without a code of its own is known by its barcode. */
export function knownOf(line: ProductLine, { bySku, byBarcode }: Pick<Books, "bySku" | "byBarcode">): SkuState | undefined {
  return bySku.get(skuKey(line.sku)) ?? (line.hasSku ? undefined : line.barcodes.map((code) => byBarcode.get(code)).find((sku) => sku !== undefined));
}

/**
 * Which of these SKUs have moved in a warehouse: their books have begun there, so opening stock would be counted twice.
 * Documents that were reversed, and imports that were undone, have left nothing behind.
 */
export async function findBegun(
  ctx: TxCtx,
  warehouseId: string,
  variantIds: readonly string[],
  importId: string | null,
): Promise<Map<string, "own" | "others">> {
  if (variantIds.length === 0) return new Map();
  const rows = await ctx.tx.query<{ variant_id: string; own: boolean }>(
    `WITH undone AS MATERIALIZED (
       SELECT DISTINCT import_id FROM ledger_document WHERE tenant_id = $1 AND import_id IS NOT NULL AND type = 'reversal' AND reverses_document_id IS NULL)
     SELECT k.variant_id, found.own
       FROM unnest($3::uuid[]) AS k(variant_id)
      CROSS JOIN LATERAL (
        SELECT d.import_id IS NOT DISTINCT FROM $4::uuid AND $4::uuid IS NOT NULL AS own
          FROM (SELECT document_id FROM stock_leg WHERE tenant_id = $1 AND variant_id = k.variant_id AND warehouse_id = $2 OFFSET 0) l
         CROSS JOIN LATERAL (SELECT document_id, type, import_id FROM ledger_document WHERE tenant_id = $1 AND document_id = l.document_id OFFSET 0) d
         WHERE d.type <> 'reversal'
           AND NOT EXISTS (SELECT FROM ledger_document r WHERE r.tenant_id = $1 AND r.reverses_document_id = d.document_id)
           AND NOT EXISTS (SELECT FROM undone WHERE undone.import_id = d.import_id)
         LIMIT 1) found`,
    [ctx.tenantId, warehouseId, variantIds, importId],
  );
  return new Map(rows.map((row) => [row.variant_id, row.own ? "own" : "others"]));
}

/** The minimum levels of these SKUs in a warehouse. */
export async function findMinimums(ctx: TxCtx, warehouseId: string, variantIds: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await ctx.tx.query<{ variant_id: string; quantity: string }>(
    "SELECT variant_id, quantity::text FROM minimum_face WHERE tenant_id = $1 AND warehouse_id = $2 AND variant_id = ANY ($3)",
    [ctx.tenantId, warehouseId, variantIds],
  );
  return new Map(rows.map((row) => [row.variant_id, BigInt(row.quantity)]));
}
