import type { CodeLookup } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { CatalogueDeps } from "./deps.ts";
import { presentVariant, type VariantRecord } from "./product.ts";
import { variantColumns } from "./product-repository.ts";

/** The one SKU a typed or scanned code stands for; a SKU goes before another's barcode. Throws NOT_FOUND. */
export async function lookupCode(deps: CatalogueDeps, ctx: Ctx, code: string): Promise<CodeLookup> {
  const { currency } = await deps.readTenant(ctx);
  const [row] = await deps.db.read(ctx, ({ tx }) =>
    tx.run<VariantRecord & { productId: string; displayName: string; kind: "stocked" | "service"; archived: boolean; bySku: boolean }>({
      name: "catalogue_lookup",
      text: `SELECT ${variantColumns}, f.product_id AS "productId", f.name AS "displayName", CASE WHEN f.stocked THEN 'stocked' ELSE 'service' END AS kind, f.archived,
                    v.sku_key = $2 AS "bySku"
               FROM variant v JOIN catalogue_variant f ON f.tenant_id = v.tenant_id AND f.variant_id = v.id
              WHERE v.tenant_id = $1 AND v.id IN (SELECT id FROM variant WHERE tenant_id = $1 AND sku_key = $2 UNION ALL SELECT variant_id FROM barcode WHERE tenant_id = $1 AND code = $3)
              ORDER BY "bySku" DESC LIMIT 1`,
      values: [ctx.tenantId, skuKey(code), code.trim()],
    }),
  );
  if (!row) throw new AppError("NOT_FOUND", { code });
  return {
    variantId: row.id,
    productId: row.productId,
    matchedBy: row.bySku ? "sku" : "barcode",
    name: row.displayName,
    kind: row.kind,
    archived: row.archived,
    variant: presentVariant(ctx, currency, row),
  };
}
