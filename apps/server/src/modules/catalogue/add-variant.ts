import type { CreateVariant, Product } from "@lumbung/contracts";
import { uniqueViolation } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { announceProducts } from "./announce.ts";
import type { CatalogueDeps } from "./deps.ts";
import { draftVariant } from "./draft.ts";
import { duplicate, insertBarcodes } from "./insert-products.ts";
import { presentProduct, variantsMax } from "./product.ts";
import { lockProduct, touchProduct } from "./product-repository.ts";

/** Adds a SKU to a product. Throws NOT_FOUND, DUPLICATE, CURRENCY_MISMATCH, FORBIDDEN (cost), VALIDATION_FAILED (too many). */
export async function addVariant(deps: CatalogueDeps, ctx: Ctx, productId: string, input: CreateVariant): Promise<Product> {
  const business = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    const product = await lockProduct(tx, productId);
    if (product.variants.length >= variantsMax)
      throw new AppError("VALIDATION_FAILED", { fields: [{ path: "sku", message: `a product has at most ${variantsMax} variants` }] });
    const draft = draftVariant(tx, business, input);
    try {
      await tx.tx.query(
        `INSERT INTO variant (tenant_id, id, product_id, sku, name, base_unit, scale, stocked, price_minor, cost_minor, created_at, archived_at, archived_with_product)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::timestamptz, $12::timestamptz IS NOT NULL)`,
        [
          tx.tenantId,
          draft.id,
          productId,
          draft.sku,
          draft.name,
          draft.baseUnit,
          draft.scale,
          product.kind === "stocked",
          draft.priceMinor,
          draft.costMinor,
          tx.clock.now().toISOString(),
          product.archivedAt?.toISOString() ?? null,
        ],
      );
    } catch (error) {
      throw uniqueViolation(error) === undefined ? error : duplicate("sku", draft.sku);
    }
    if (!(await insertBarcodes(tx, [draft]))) throw duplicate("barcodes", draft.barcodes.join(", "));
    const updated = await touchProduct(tx, productId);
    const { id, ...after } = draft;
    await announceProducts(deps, tx, "updated", [{ product: updated, changed: ["variants"], after: { variantId: id, ...after } }]);
    return presentProduct(tx, business.currency, updated);
  });
}
