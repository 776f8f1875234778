import type { Ctx } from "../../shared/context.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { CatalogueDeps } from "./deps.ts";

/** A SKU as it is kept, for a flow that compares it with what somebody brings; money in minor units. */
export interface SkuState {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  /** The product's name, without what tells its variants apart. */
  readonly productName: string;
  /** Whether the product has no other SKU. */
  readonly isOnly: boolean;
  readonly brand: string;
  readonly categoryId: string | null;
  readonly baseUnit: string;
  readonly scale: number;
  readonly stocked: boolean;
  readonly archived: boolean;
  /** Its unit and its scale are fixed (R-UOM-1). */
  readonly moved: boolean;
  readonly barcodes: readonly string[];
  readonly priceMinor: number | null;
  readonly costMinor: number | null;
}

/** The SKUs that have one of these codes or barcodes. What they cost is not for everybody: it must not leave the flow. */
export async function findSkus(
  deps: CatalogueDeps,
  ctx: Ctx,
  codes: { readonly skus: readonly string[]; readonly barcodes: readonly string[] },
): Promise<SkuState[]> {
  return deps.db.read(ctx, ({ tx }) =>
    tx.query<SkuState & Record<string, unknown>>(
      `WITH wanted AS (
         SELECT id FROM variant WHERE tenant_id = $1 AND sku_key = ANY ($2)
         UNION
         SELECT variant_id FROM barcode WHERE tenant_id = $1 AND code = ANY ($3))
       SELECT v.id AS "variantId", v.product_id AS "productId", v.sku, p.name AS "productName",
              NOT EXISTS (SELECT FROM variant o WHERE o.tenant_id = $1 AND o.product_id = v.product_id AND o.id <> v.id) AS "isOnly",
              p.brand, p.category_id AS "categoryId", v.base_unit AS "baseUnit", v.scale, v.stocked,
              coalesce(v.archived_at, p.archived_at) IS NOT NULL AS archived,
              EXISTS (SELECT FROM ledger_variant_usage u WHERE u.tenant_id = $1 AND u.variant_id = v.id) AS moved,
              ARRAY(SELECT code FROM barcode b WHERE b.tenant_id = $1 AND b.variant_id = v.id ORDER BY code) AS barcodes,
              v.price_minor AS "priceMinor", v.cost_minor AS "costMinor"
         FROM wanted JOIN variant v ON v.tenant_id = $1 AND v.id = wanted.id
         JOIN product p ON p.tenant_id = $1 AND p.id = v.product_id`,
      [ctx.tenantId, [...new Set(codes.skus.map(skuKey))], [...new Set(codes.barcodes)]],
    ),
  );
}
