import type { PrintLabels } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";

/** What stands on a label; `barcode` is the SKU's first one. */
export interface LabelSku {
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number | null;
  readonly barcode: string | null;
}

/** The SKUs of the items, in their order. Throws UNKNOWN_SKU with the item, counted from 1. */
export async function readLabelSkus(read: TxCtx, items: PrintLabels["items"]): Promise<LabelSku[]> {
  const rows = await read.tx.query<LabelSku & { item: number; found: boolean }>(
    `SELECT i.ord::integer AS item, v.variant_id IS NOT NULL AS found, v.sku, v.name, v.price_minor AS "priceMinor",
            (SELECT code FROM barcode b WHERE b.tenant_id = $1 AND b.variant_id = v.variant_id ORDER BY b.code LIMIT 1) AS barcode
       FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS i(sku, variant_id, ord)
       LEFT JOIN LATERAL (
         SELECT * FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = case_key(i.sku)
         UNION ALL SELECT * FROM catalogue_variant WHERE tenant_id = $1 AND variant_id = i.variant_id) v ON true
      ORDER BY i.ord`,
    [read.tenantId, items.map((item) => item.sku ?? null), items.map((item) => item.variantId ?? null)],
  );
  const missing = rows.find((row) => !row.found);
  if (missing) {
    const { sku, variantId } = items[missing.item - 1] ?? {};
    throw new AppError("UNKNOWN_SKU", { item: missing.item, ...(sku === undefined ? { variantId } : { sku }) });
  }
  return rows;
}
