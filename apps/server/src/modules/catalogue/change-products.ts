import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { announceProducts, differences, type ProductChange } from "./announce.ts";
import type { CatalogueDeps } from "./deps.ts";
import { duplicate, insertBarcodes } from "./insert-products.ts";
import type { ProductRecord, VariantRecord } from "./product.ts";
import { assertNeverMoved, readProducts } from "./product-repository.ts";

/** What a flow changes of a SKU and its product; what is left out stays. Barcodes are added to those there are. */
export interface SkuChange {
  readonly productId: string;
  readonly variantId: string;
  readonly product: Partial<Pick<ProductRecord, "name" | "brand" | "categoryId">>;
  readonly variant: Partial<Pick<VariantRecord, "baseUnit" | "scale" | "priceMinor" | "costMinor">>;
  readonly barcodes: readonly string[];
}

/**
 * Changes many SKUs in the caller's transaction, in a handful of statements. Throws HAS_MOVEMENTS for the unit of a SKU
 * that has moved, and DUPLICATE for a barcode of another one.
 */
export async function changeProducts(deps: CatalogueDeps, ctx: TxCtx, changes: readonly SkuChange[]): Promise<void> {
  const ids = [...new Set(changes.map((change) => change.productId))];
  await ctx.tx.query("SELECT FROM product WHERE tenant_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE", [ctx.tenantId, ids]);
  const before = new Map((await readProducts(ctx, ids)).map((product) => [product.id, product]));
  const variants = new Map([...before.values()].flatMap((product) => product.variants.map((variant) => [variant.id, variant] as const)));
  const recounted = changes.flatMap(({ variantId, variant: { baseUnit, scale } }) => {
    const found = variants.get(variantId);
    const isRecounted = found && ((baseUnit ?? found.baseUnit) !== found.baseUnit || (scale ?? found.scale) !== found.scale);
    return isRecounted ? [found] : [];
  });
  if (recounted.length > 0) await assertNeverMoved(ctx, recounted, "baseUnit");

  const products = new Map<string, SkuChange["product"]>();
  for (const { productId, product } of changes) products.set(productId, { ...products.get(productId), ...product });
  await writeProducts(ctx, before, products);
  await writeVariants(ctx, variants, changes);
  const added = changes.map(({ variantId, barcodes }) => ({
    id: variantId,
    barcodes: barcodes.filter((code) => !variants.get(variantId)?.barcodes.includes(code)),
  }));
  if (!(await insertBarcodes(ctx, added)))
    throw duplicate(
      "barcodes",
      added
        .flatMap((entry) => entry.barcodes)
        .join(", ")
        .slice(0, 200),
    );
  await announceProducts(deps, ctx, "updated", changesOf(before, await readProducts(ctx, ids)));
}

async function writeProducts(ctx: TxCtx, before: ReadonlyMap<string, ProductRecord>, patches: ReadonlyMap<string, SkuChange["product"]>): Promise<void> {
  const rows = [...patches].flatMap(([id, patch]) => {
    const product = before.get(id);
    return product ? [{ ...product, ...patch }] : [];
  });
  await ctx.tx.query(
    `UPDATE product p SET name = i.name, brand = i.brand, category_id = i.category_id, version = p.version + 1, updated_at = $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[]) AS i(id, name, brand, category_id) WHERE p.tenant_id = $1 AND p.id = i.id`,
    [
      ctx.tenantId,
      ctx.clock.now().toISOString(),
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.brand),
      rows.map((row) => row.categoryId),
    ],
  );
}

async function writeVariants(ctx: TxCtx, before: ReadonlyMap<string, VariantRecord>, changes: readonly SkuChange[]): Promise<void> {
  const rows = changes.flatMap(({ variantId, variant: patch }) => {
    const variant = before.get(variantId);
    return variant && Object.keys(patch).length > 0 ? [{ ...variant, ...patch }] : [];
  });
  if (rows.length === 0) return;
  await ctx.tx.query(
    `UPDATE variant v SET base_unit = i.base_unit, scale = i.scale, price_minor = i.price, cost_minor = i.cost
       FROM unnest($2::uuid[], $3::text[], $4::smallint[], $5::bigint[], $6::bigint[]) AS i(id, base_unit, scale, price, cost)
      WHERE v.tenant_id = $1 AND v.id = i.id`,
    [
      ctx.tenantId,
      rows.map((row) => row.id),
      rows.map((row) => row.baseUnit),
      rows.map((row) => row.scale),
      rows.map((row) => row.priceMinor),
      rows.map((row) => row.costMinor),
    ],
  );
}

/** What has really changed of each product, told as single changes are. */
function changesOf(before: ReadonlyMap<string, ProductRecord>, after: readonly ProductRecord[]): ProductChange[] {
  return after.flatMap((product): ProductChange[] => {
    const old = before.get(product.id);
    if (!old) return [];
    const own = differences<Pick<ProductRecord, "name" | "brand" | "categoryId">>(old, {
      name: product.name,
      brand: product.brand,
      categoryId: product.categoryId,
    });
    const variants = product.variants.flatMap((variant) => {
      const oldVariant = old.variants.find((one) => one.id === variant.id);
      const said = oldVariant && differences<VariantRecord>(oldVariant, variant);
      return said && said.changed.length > 0 ? [{ sku: variant.sku, before: said.before, after: said.after }] : [];
    });
    const changed = [...own.changed, ...(variants.length > 0 ? ["variants"] : [])];
    const face = (side: "before" | "after") => ({
      ...own[side],
      ...(variants.length > 0 ? { variants: variants.map((variant) => ({ sku: variant.sku, ...variant[side] })) } : {}),
    });
    return changed.length === 0 ? [] : [{ product, changed, before: face("before"), after: face("after") }];
  });
}
