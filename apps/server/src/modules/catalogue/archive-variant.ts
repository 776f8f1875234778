import type { Product } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { announceProducts } from "./announce.ts";
import type { CatalogueDeps } from "./deps.ts";
import { presentProduct } from "./product.ts";
import { lockProduct, touchProduct, variantOf } from "./product-repository.ts";

/**
 * Takes one SKU of a product out of use, or back into it. Throws NOT_FOUND, LAST_VARIANT when no other is in use, or
 * CONFLICT for a SKU of an archived product, which comes back with it.
 */
export async function setVariantArchived(deps: CatalogueDeps, ctx: Ctx, ids: { id: string; variantId: string }, archived: boolean): Promise<Product> {
  const { currency } = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    const product = await lockProduct(tx, ids.id);
    const variant = variantOf(product, ids.variantId);
    if ((variant.archivedAt !== null) === archived) return presentProduct(tx, currency, product);
    if (!archived && product.archivedAt !== null)
      throw new AppError("CONFLICT", { productId: product.id }, { detail: "The product is archived: restore it first" });
    if (archived && product.variants.every((other) => other.id === variant.id || other.archivedAt !== null))
      throw new AppError("LAST_VARIANT", { sku: variant.sku });
    await tx.tx.query("UPDATE variant SET archived_at = $3 WHERE tenant_id = $1 AND id = $2", [
      tx.tenantId,
      variant.id,
      archived ? tx.clock.now().toISOString() : null,
    ]);
    const updated = await touchProduct(tx, product.id);
    const said = { variantId: variant.id, sku: variant.sku };
    await announceProducts(deps, tx, "updated", [
      { product: updated, changed: ["variants"], before: { ...said, archived: !archived }, after: { ...said, archived } },
    ]);
    return presentProduct(tx, currency, updated);
  });
}
