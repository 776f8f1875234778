import { z } from "zod";
import { Instant, PageQuery, pageOf, Uuid } from "./common.ts";

/** How far a read model has come: the highest movement in it, and when that event was recorded. */
export const AsOf = z
  .object({ position: z.int(), recordedAt: Instant.nullable() })
  .meta({ description: "The point in the ledger up to which the figures are counted" });
export type AsOf = z.infer<typeof AsOf>;

/** A sum of quantities may be longer than one quantity. */
export const QuantitySum = z.string().meta({ description: "Decimal string in the base unit of the SKU", examples: ["1250.5"] });

/** All that ever came and went of a SKU in a warehouse. */
export const StockSummary = z.object({
  variantId: Uuid,
  sku: z.string(),
  warehouseId: Uuid,
  totalIn: QuantitySum,
  totalOut: QuantitySum,
  currentStock: QuantitySum,
  lastMovementAt: Instant,
  position: z.int().meta({ description: "The last movement of this key that is counted" }),
});
export type StockSummary = z.infer<typeof StockSummary>;

export const StockSummaryQuery = PageQuery.extend({ sku: z.string().min(1).max(100).optional(), warehouseId: Uuid.optional() });
export type StockSummaryQuery = z.infer<typeof StockSummaryQuery>;
export const StockSummaryPage = pageOf(StockSummary).extend({ asOf: AsOf });
export type StockSummaryPage = z.infer<typeof StockSummaryPage>;

/** What a SKU did in a warehouse on one business day; `in` and `out` are with the world outside the business. */
export const StockDay = z.object({
  day: z.iso.date(),
  warehouseId: Uuid,
  quantityIn: QuantitySum,
  quantityOut: QuantitySum,
  transferIn: QuantitySum,
  transferOut: QuantitySum,
  valueInMinor: z.int().nullable().meta({ description: "In minor units; null without cost:read" }),
  valueOutMinor: z.int().nullable().meta({ description: "In minor units; null without cost:read" }),
  movements: z.int(),
});
export const StockDayQuery = z.object({
  sku: z.string().min(1).max(100),
  warehouseId: Uuid.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type StockDayQuery = z.infer<typeof StockDayQuery>;
export const StockDayList = z.object({ items: z.array(StockDay), asOf: AsOf });
export type StockDayList = z.infer<typeof StockDayList>;

export const RecalculateSummary = z.object({ variantId: Uuid, warehouseId: Uuid });
export const JobAccepted = z.object({ jobId: z.string() });
