import type { Product, UpdateVariant } from "@lumbung/contracts";
import { type TxCtx, uniqueViolation } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { announceProducts, differences } from "./announce.ts";
import type { Business, CatalogueDeps } from "./deps.ts";
import { minorOf } from "./draft.ts";
import { duplicate, insertBarcodes } from "./insert-products.ts";
import { assertMaySetCost } from "./policy.ts";
import { assertVersion, presentProduct, type VariantRecord } from "./product.ts";
import { assertNeverMoved, lockProduct, touchProduct, variantOf } from "./product-repository.ts";

/**
 * Changes a SKU of a product; the version is the product's. Throws NOT_FOUND, VERSION_CONFLICT, DUPLICATE,
 * CURRENCY_MISMATCH, FORBIDDEN (cost), or HAS_MOVEMENTS for the unit and the scale of a SKU that has moved (R-UOM-1).
 */
export async function updateVariant(
  deps: CatalogueDeps,
  ctx: Ctx,
  ids: { id: string; variantId: string },
  expectedVersion: number,
  input: UpdateVariant,
): Promise<Product> {
  const business = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    const product = await lockProduct(tx, ids.id);
    const variant = variantOf(product, ids.variantId);
    assertVersion(product, expectedVersion);
    const { changed, before, after } = differences<VariantRecord>(variant, patchOf(tx, business, input));
    if (changed.length === 0) return presentProduct(tx, business.currency, product);
    for (const field of ["scale", "baseUnit"] as const) if (changed.includes(field)) await assertNeverMoved(tx, [variant], field);
    await write(tx, { ...variant, ...after });
    if (after.barcodes) await replaceBarcodes(tx, variant, after.barcodes);
    const updated = await touchProduct(tx, ids.id);
    const said = { variantId: variant.id, sku: variant.sku };
    await announceProducts(deps, tx, "updated", [{ product: updated, changed: ["variants"], before: { ...said, ...before }, after: { ...said, ...after } }]);
    return presentProduct(tx, business.currency, updated);
  });
}

function patchOf(ctx: Ctx, business: Business, input: UpdateVariant): Partial<VariantRecord> {
  const { price, cost, barcodes, ...plain } = input;
  if (cost !== undefined) assertMaySetCost(ctx);
  return {
    ...plain,
    ...(barcodes === undefined ? {} : { barcodes: [...barcodes].sort() }),
    ...(price === undefined ? {} : { priceMinor: minorOf(business, "price", price) }),
    ...(cost === undefined ? {} : { costMinor: minorOf(business, "cost", cost) }),
  };
}

async function write(ctx: TxCtx, variant: VariantRecord): Promise<void> {
  try {
    await ctx.tx.query(
      "UPDATE variant SET sku = $3, name = $4, base_unit = $5, scale = $6, price_minor = $7, cost_minor = $8 WHERE tenant_id = $1 AND id = $2",
      [ctx.tenantId, variant.id, variant.sku, variant.name, variant.baseUnit, variant.scale, variant.priceMinor, variant.costMinor],
    );
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : duplicate("sku", variant.sku);
  }
}

async function replaceBarcodes(ctx: TxCtx, variant: VariantRecord, barcodes: readonly string[]): Promise<void> {
  await ctx.tx.query("DELETE FROM barcode WHERE tenant_id = $1 AND variant_id = $2 AND code <> ALL ($3)", [ctx.tenantId, variant.id, barcodes]);
  const added = barcodes.filter((code) => !variant.barcodes.includes(code));
  if (await insertBarcodes(ctx, [{ id: variant.id, barcodes: added }])) return;
  const [holder] = await ctx.tx.query<{ code: string; variantId: string }>(
    'SELECT code, variant_id AS "variantId" FROM barcode WHERE tenant_id = $1 AND code = ANY ($2) AND variant_id <> $3 LIMIT 1',
    [ctx.tenantId, added, variant.id],
  );
  throw duplicate("barcodes", holder?.code ?? added.join(", "), holder ? { variantId: holder.variantId } : {});
}
