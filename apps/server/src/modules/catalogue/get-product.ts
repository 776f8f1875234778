import type { Product } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { CatalogueDeps } from "./deps.ts";
import { presentProduct } from "./product.ts";
import { readProducts } from "./product-repository.ts";

/** Throws NOT_FOUND. */
export async function getProduct(deps: CatalogueDeps, ctx: Ctx, id: string): Promise<Product> {
  const { currency } = await deps.readTenant(ctx);
  const [product] = await deps.db.read(ctx, (read) => readProducts(read, [id]));
  if (!product) throw new AppError("NOT_FOUND", { id });
  return presentProduct(ctx, currency, product);
}
