import { z } from "zod";
import { Flag, Uuid } from "./common.ts";
import { QuantitySum } from "./stock-summary.ts";

/** Products whose stock is asked for at once: a page of their list. */
export const productStockMax = 200;
export const ProductStockQuery = z.object({
  ids: z
    .string()
    .max(productStockMax * 37)
    .transform((ids) => ids.split(","))
    .pipe(z.array(Uuid).max(productStockMax))
    .meta({ description: `Ids of products, comma between them, at most ${productStockMax}` }),
  sum: Flag.optional().meta({ description: "true: one row per SKU, over your warehouses" }),
});
export type ProductStockQuery = z.infer<typeof ProductStockQuery>;

export const ProductStock = z.object({
  productId: Uuid,
  variantId: Uuid,
  warehouseId: Uuid.nullable().meta({ description: "null in a sum over warehouses" }),
  onHand: QuantitySum,
  reserved: QuantitySum,
  available: QuantitySum,
  minimum: QuantitySum.nullable(),
  low: z.boolean().meta({ description: "Below its minimum; in a sum, in one of the warehouses" }),
});
export type ProductStock = z.infer<typeof ProductStock>;
export const ProductStockList = z.object({ items: z.array(ProductStock) });
export type ProductStockList = z.infer<typeof ProductStockList>;
