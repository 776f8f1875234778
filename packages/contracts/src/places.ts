import { z } from "zod";
import { PageQuery, pageOf, Uuid } from "./common.ts";
import { QuantitySum } from "./stock-summary.ts";

export const PlaceCountsQuery = z.object({ warehouseId: Uuid });
/** How many SKUs lie in each place of a warehouse; places without stock are left out. */
export const PlaceCounts = z.object({ items: z.array(z.object({ locationId: Uuid, skus: z.int() })) });
export type PlaceCounts = z.infer<typeof PlaceCounts>;

export const PlaceStockQuery = PageQuery;
export type PlaceStockQuery = z.infer<typeof PlaceStockQuery>;
/** A SKU in one place of a warehouse. */
export const PlaceStock = z.object({
  variantId: Uuid,
  productId: Uuid,
  sku: z.string(),
  name: z.string(),
  baseUnit: z.string(),
  onHand: QuantitySum,
  reserved: QuantitySum,
  available: QuantitySum,
});
export const PlaceStockPage = pageOf(PlaceStock);
export type PlaceStockPage = z.infer<typeof PlaceStockPage>;
