import type { Product, UpdateProduct } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { announceProducts, differences } from "./announce.ts";
import { checkCustomValues } from "./custom-fields.ts";
import type { CatalogueDeps } from "./deps.ts";
import { assertTracking } from "./draft.ts";
import { assertVersion, type ProductRecord, presentProduct } from "./product.ts";
import { assertNeverMoved, lockProduct, touchProduct } from "./product-repository.ts";

/**
 * Changes the fields given. Throws NOT_FOUND, VERSION_CONFLICT, UNKNOWN_CATEGORY, VALIDATION_FAILED (custom fields),
 * TRACKING_UNSUPPORTED, or HAS_MOVEMENTS when stocked would become service or the other way round.
 */
export async function updateProduct(deps: CatalogueDeps, ctx: Ctx, id: string, expectedVersion: number, input: UpdateProduct): Promise<Product> {
  const business = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    const product = await lockProduct(tx, id);
    assertVersion(product, expectedVersion);
    if (input.tracking !== undefined) assertTracking(input.tracking);
    const custom = input.custom && checkCustomValues(business.customFields.product, { ...product.custom, ...input.custom });
    const { changed, before, after } = differences<ProductRecord>(product, { ...input, ...(custom ? { custom } : {}) });
    if (changed.length === 0) return presentProduct(tx, business.currency, product);
    if (after.categoryId) await assertCategory(tx, after.categoryId);
    if (after.kind) await changeKind(tx, product, after.kind);
    const now = { ...product, ...after };
    await tx.tx.query("UPDATE product SET name = $3, description = $4, category_id = $5, brand = $6, custom = $7 WHERE tenant_id = $1 AND id = $2", [
      tx.tenantId,
      id,
      now.name,
      now.description,
      now.categoryId,
      now.brand,
      JSON.stringify(now.custom),
    ]);
    const updated = await touchProduct(tx, id);
    await announceProducts(deps, tx, "updated", [{ product: updated, changed, before, after }]);
    return presentProduct(tx, business.currency, updated);
  });
}

async function assertCategory(ctx: TxCtx, categoryId: string): Promise<void> {
  const rows = await ctx.tx.query("SELECT FROM category WHERE tenant_id = $1 AND id = $2 AND archived_at IS NULL FOR KEY SHARE", [ctx.tenantId, categoryId]);
  if (rows.length === 0) throw new AppError("UNKNOWN_CATEGORY", { categoryId });
}

async function changeKind(ctx: TxCtx, product: ProductRecord, kind: ProductRecord["kind"]): Promise<void> {
  await assertNeverMoved(ctx, product.variants, "kind");
  await ctx.tx.query("UPDATE product SET kind = $3 WHERE tenant_id = $1 AND id = $2", [ctx.tenantId, product.id, kind]);
  await ctx.tx.query("UPDATE variant SET stocked = $3 WHERE tenant_id = $1 AND product_id = $2", [ctx.tenantId, product.id, kind === "stocked"]);
}
