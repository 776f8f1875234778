import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import type { ProductRecord, VariantRecord } from "./product.ts";

/** Products with their SKUs, in the order of `ids`; what is not there (or another business's) is left out. */
export async function readProducts(ctx: TxCtx, ids: readonly string[]): Promise<ProductRecord[]> {
  if (ids.length === 0) return [];
  const products = await ctx.tx.run<Omit<ProductRecord, "variants">>({
    name: "catalogue_products",
    text: `SELECT id, version, name, description, category_id AS "categoryId", brand, kind, tracking, custom,
                  created_at AS "createdAt", updated_at AS "updatedAt", archived_at AS "archivedAt"
             FROM product WHERE tenant_id = $1 AND id = ANY ($2)`,
    values: [ctx.tenantId, ids],
  });
  const variants = await ctx.tx.run<VariantRecord & { productId: string }>({
    name: "catalogue_variants",
    text: `SELECT ${variantColumns}, v.product_id AS "productId" FROM variant v WHERE v.tenant_id = $1 AND v.product_id = ANY ($2) ORDER BY v.id`,
    values: [ctx.tenantId, ids],
  });
  const variantsOf = Map.groupBy(variants, (variant) => variant.productId);
  const byId = new Map(products.map((product) => [product.id, { ...product, variants: variantsOf.get(product.id) ?? [] }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Columns of a VariantRecord, of `variant v`. */
export const variantColumns = `v.id, v.sku, v.name, v.base_unit AS "baseUnit", v.scale, v.price_minor AS "priceMinor", v.cost_minor AS "costMinor", v.archived_at AS "archivedAt",
  ARRAY(SELECT code FROM barcode b WHERE b.tenant_id = v.tenant_id AND b.variant_id = v.id ORDER BY code) AS barcodes`;

/** The product, locked with all that belongs to it until the transaction ends; throws NOT_FOUND. */
export async function lockProduct(ctx: TxCtx, id: string): Promise<ProductRecord> {
  await ctx.tx.query("SELECT FROM product WHERE tenant_id = $1 AND id = $2 FOR UPDATE", [ctx.tenantId, id]);
  const [product] = await readProducts(ctx, [id]);
  if (!product) throw new AppError("NOT_FOUND", { id });
  return product;
}

/** The SKU of a product; throws NOT_FOUND. */
export function variantOf(product: ProductRecord, variantId: string): VariantRecord {
  const variant = product.variants.find((candidate) => candidate.id === variantId);
  if (!variant) throw new AppError("NOT_FOUND", { id: variantId });
  return variant;
}

/** Raises the version of a changed product and reads it as it is now. */
export async function touchProduct(ctx: TxCtx, id: string): Promise<ProductRecord> {
  await ctx.tx.query("UPDATE product SET version = version + 1, updated_at = $3 WHERE tenant_id = $1 AND id = $2", [
    ctx.tenantId,
    id,
    ctx.clock.now().toISOString(),
  ]);
  const [product] = await readProducts(ctx, [id]);
  if (!product) throw new Error("a locked product is there");
  return product;
}

/**
 * Throws HAS_MOVEMENTS when one of the SKUs has ever moved: then its unit, its scale and whether it is stocked are part
 * of the ledger's meaning (R-UOM-1). Nothing is posted beside the check until the transaction ends.
 */
export async function assertNeverMoved(ctx: TxCtx, variants: readonly VariantRecord[], field: string): Promise<void> {
  await ctx.tx.query("SELECT close_ledger_gate()");
  const rows = await ctx.tx.query<{ id: string }>("SELECT variant_id AS id FROM ledger_variant_usage WHERE tenant_id = $1 AND variant_id = ANY ($2)", [
    ctx.tenantId,
    variants.map((variant) => variant.id),
  ]);
  if (rows.length === 0) return;
  const moved = new Set(rows.map((row) => row.id));
  throw new AppError("HAS_MOVEMENTS", { field, skus: variants.filter((variant) => moved.has(variant.id)).map((variant) => variant.sku) });
}
