import type { Ctx } from "../../shared/context.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { CatalogueDeps } from "./deps.ts";

/** What a flow has to know of a SKU. */
export interface SkuFace {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly scale: number;
  readonly stocked: boolean;
  readonly archived: boolean;
}

/** The SKUs that exist, by `skuKey(sku)`. Inside a transaction it sees what the transaction has made. */
export async function findBySku(deps: CatalogueDeps, ctx: Ctx, skus: readonly string[]): Promise<Map<string, SkuFace>> {
  const rows = await deps.db.read(ctx, ({ tx }) =>
    tx.query<SkuFace & { key: string }>(
      `SELECT sku_key AS key, variant_id AS "variantId", product_id AS "productId", sku, name, scale, stocked, archived
         FROM catalogue_variant WHERE tenant_id = $1 AND sku_key = ANY ($2)`,
      [ctx.tenantId, [...new Set(skus.map(skuKey))]],
    ),
  );
  return new Map(rows.map(({ key, ...face }) => [key, face]));
}
