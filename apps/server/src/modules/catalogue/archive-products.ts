import type { Product } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { announceProducts } from "./announce.ts";
import type { CatalogueDeps } from "./deps.ts";
import { presentProduct } from "./product.ts";
import { readProducts } from "./product-repository.ts";

/**
 * Takes a product out of use with its SKUs, or back into it. Its history and its stock stay where they are; its SKUs do
 * not move while it is archived. Doing it twice changes nothing. `reason` stands in the audit trail. Throws NOT_FOUND.
 */
export async function setProductArchived(deps: CatalogueDeps, ctx: Ctx, id: string, archived: boolean, reason?: string): Promise<Product> {
  const { currency } = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    await setProductsArchived(deps, tx, [id], archived, reason);
    const [product] = await readProducts(tx, [id]);
    if (!product) throw new AppError("NOT_FOUND", { id });
    return presentProduct(tx, currency, product);
  });
}

/** The same for many, in the caller's transaction; ids of no product are passed over. */
export async function setProductsArchived(deps: CatalogueDeps, ctx: TxCtx, ids: readonly string[], archived: boolean, reason?: string): Promise<void> {
  const changed = await ctx.tx.query<{ id: string }>(
    `SELECT id FROM product WHERE tenant_id = $1 AND id = ANY ($2) AND (archived_at IS NOT NULL) <> $3 ORDER BY id FOR UPDATE`,
    [ctx.tenantId, ids, archived],
  );
  if (changed.length === 0) return;
  const changedIds = changed.map((row) => row.id);
  // SKUs that were archived one by one stay archived when the product comes back.
  await ctx.tx.query(
    archived
      ? "UPDATE variant SET archived_at = $3, archived_with_product = true WHERE tenant_id = $1 AND product_id = ANY ($2) AND archived_at IS NULL"
      : "UPDATE variant SET archived_at = NULL, archived_with_product = false WHERE tenant_id = $1 AND product_id = ANY ($2) AND archived_with_product AND $3::timestamptz IS NOT NULL",
    [ctx.tenantId, changedIds, ctx.clock.now().toISOString()],
  );
  await ctx.tx.query(
    `UPDATE product SET archived_at = CASE WHEN $4 THEN $3::timestamptz END, updated_at = $3, version = version + 1 WHERE tenant_id = $1 AND id = ANY ($2)`,
    [ctx.tenantId, changedIds, ctx.clock.now().toISOString(), archived],
  );
  const products = await readProducts(ctx, changedIds);
  await announceProducts(
    deps,
    ctx,
    archived ? "archived" : "restored",
    products.map((product) => ({ product, before: { archived: !archived }, after: { archived }, reason })),
  );
}
