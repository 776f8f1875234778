import { z } from "zod";
import { Flag, Instant, Money, PageQuery, pageOf, Uuid } from "./common.ts";
import { PostedDocumentType, StockDocument } from "./inventory.ts";
import { QuantitySum } from "./stock-summary.ts";

const Sku = z.string().min(1).max(100);
/** The sort key of a long name makes a long cursor. */
const cursor = z.string().max(2000).optional();

/** Who recorded it. The name is missing where the account is not known any more. */
export const ActorFace = z.object({ id: z.string(), kind: z.enum(["user", "api-key", "system"]), name: z.string().nullable() });
export type ActorFace = z.infer<typeof ActorFace>;

const SignedQuantity = QuantitySum.meta({
  description:
    "Decimal string in the base unit. Positive, except where the sign is the direction: an adjustment that takes stock away, and a reversal that does, are negative",
});

const period = {
  from: Instant.optional().meta({ description: "First instant of the window, by effectiveAt, inclusive" }),
  to: Instant.optional().meta({ description: "End of the window, by effectiveAt, exclusive" }),
};

/** One movement as history shows it. `warehouseId` is the warehouse it left, else the one it came to. */
export const MovementFace = z.object({
  id: z.string(),
  position: z.int(),
  documentId: Uuid,
  documentNumber: z.string(),
  lineNo: z.int(),
  type: PostedDocumentType,
  variantId: Uuid,
  sku: z.string(),
  name: z.string(),
  baseUnit: z.string(),
  warehouseId: Uuid,
  toWarehouseId: Uuid.nullable().meta({ description: "The destination, where stock moved between two own places" }),
  quantity: SignedQuantity,
  unitCost: Money.nullable().meta({ description: "Per base unit; null where it is not known, and without cost:read" }),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  effectiveAt: Instant,
  recordedAt: Instant,
  actor: ActorFace,
  reversesPosition: z.int().nullable(),
});
export type MovementFace = z.infer<typeof MovementFace>;

export const movementFilters = {
  sku: Sku.optional(),
  variantId: Uuid.optional(),
  warehouseId: Uuid.optional().meta({ description: "Either end of a transfer matches" }),
  type: PostedDocumentType.optional(),
  actor: z.string().min(1).max(100).optional().meta({ description: "Id of the user or API key that recorded it" }),
  reference: z.string().min(1).max(200).optional(),
  documentId: Uuid.optional(),
  ...period,
};
export const MovementQuery = PageQuery.extend(movementFilters);
export type MovementQuery = z.infer<typeof MovementQuery>;
export const MovementPage = pageOf(MovementFace);
export type MovementPage = z.infer<typeof MovementPage>;

export const documentFilters = {
  type: PostedDocumentType.optional(),
  warehouseId: Uuid.optional().meta({ description: "Either end of a transfer matches" }),
  reference: z.string().min(1).max(200).optional(),
  number: z.string().min(1).max(40).optional(),
  actor: z.string().min(1).max(100).optional(),
  ...period,
};
export const DocumentQuery = PageQuery.extend(documentFilters);
export type DocumentQuery = z.infer<typeof DocumentQuery>;

/** A document in a list, with the document that took it back, if one did (R-LED-3). */
export const DocumentItem = StockDocument.omit({ actorId: true }).extend({ actor: ActorFace, reversedByDocumentId: Uuid.nullable() });
export type DocumentItem = z.infer<typeof DocumentItem>;
export const DocumentPage = pageOf(DocumentItem);
export type DocumentPage = z.infer<typeof DocumentPage>;

export const DocumentLine = MovementFace.pick({
  id: true,
  position: true,
  lineNo: true,
  variantId: true,
  sku: true,
  name: true,
  baseUnit: true,
  warehouseId: true,
  toWarehouseId: true,
  quantity: true,
  unitCost: true,
  note: true,
  reversesPosition: true,
}).extend({ locationId: Uuid.meta({ description: "The place in warehouseId" }), toLocationId: Uuid.nullable(), reversed: z.boolean() });
export type DocumentLine = z.infer<typeof DocumentLine>;

/** A document with its first 1,000 lines; the movements list with `documentId` pages through longer ones. */
export const DocumentDetail = DocumentItem.extend({ lines: z.array(DocumentLine) });
export type DocumentDetail = z.infer<typeof DocumentDetail>;

export const stockCardFilters = {
  sku: Sku.optional(),
  variantId: Uuid.optional(),
  warehouseId: Uuid.optional().meta({ description: "One warehouse; all of yours together when left out" }),
  order: z.enum(["asc", "desc"]).default("asc").meta({ description: "asc: oldest first" }),
  ...period,
};
interface SkuFilter {
  readonly sku?: string | undefined;
  readonly variantId?: string | undefined;
}
type SkuRule = [check: (query: SkuFilter) => boolean, refusal: { message: string; path: string[] }];
/** For `refine`: exactly one of the two ways to name a SKU, or at most one of them. */
export const oneSku: SkuRule = [
  (query) => (query.sku === undefined) !== (query.variantId === undefined),
  { message: "give either sku or variantId", path: ["sku"] },
];
export const noTwoSkus: SkuRule = [
  (query) => query.sku === undefined || query.variantId === undefined,
  { message: "give sku or variantId, not both", path: ["sku"] },
];
export const StockCardQuery = PageQuery.extend(stockCardFilters).refine(...oneSku);
export type StockCardQuery = z.infer<typeof StockCardQuery>;

/** One leg of a movement: what it changed in one warehouse, and the balance it left (computed, never stored: R-LED-4). */
export const StockCardLeg = MovementFace.omit({ variantId: true, sku: true, name: true, baseUnit: true, toWarehouseId: true, quantity: true }).extend({
  otherWarehouseId: Uuid.nullable().meta({ description: "The other end, where it is one of the own warehouses" }),
  change: QuantitySum.meta({ description: "What it added (positive) or took away (negative)" }),
  balance: QuantitySum.meta({ description: "Stock after this leg, in the order of effectiveAt and position" }),
});
export type StockCardLeg = z.infer<typeof StockCardLeg>;

export const StockCard = pageOf(StockCardLeg).extend({
  variantId: Uuid,
  sku: z.string(),
  name: z.string(),
  baseUnit: z.string(),
  warehouseId: Uuid.nullable(),
  openingBalance: QuantitySum.meta({
    description: "Stock before the earliest leg of this page; on the first page of order=asc, the opening balance of the window",
  }),
  closingBalance: QuantitySum.meta({ description: "Stock after the latest leg of this page" }),
});
export type StockCard = z.infer<typeof StockCard>;

const levelSorts = ["sku", "-sku", "name", "-name", "onHand", "-onHand", "available", "-available"] as const;
export type LevelSort = (typeof levelSorts)[number];

export const levelFilters = {
  sku: Sku.optional(),
  variantId: Uuid.optional(),
  warehouseId: Uuid.optional(),
  q: z.string().trim().min(1).max(200).optional().meta({ description: "Search in name, brand, SKU and barcode; the best 500 SKUs are looked at" }),
  belowMinimum: Flag.optional().meta({ description: "true: only where onHand is below the minimum" }),
  out: Flag.optional().meta({ description: "true: only where nothing is left of what was once there or has a minimum" }),
  sum: Flag.optional().meta({ description: "true: one row per SKU, over the warehouses asked for" }),
  sort: z.enum(levelSorts).default("sku"),
  asOf: Instant.optional().meta({ description: "Stock at that instant of business time (effectiveAt); reserved is not kept for the past and is 0" }),
};
const each = Flag.optional().meta({
  description: "true, with `sum`: each row also tells every warehouse by itself; belowMinimum and out then ask whether any of them is so",
});
export const LevelQuery = PageQuery.extend({ ...levelFilters, each, cursor })
  .refine(...noTwoSkus)
  .refine((query) => query.each !== true || query.sum === true, { message: "needs sum=true", path: ["each"] });
export type LevelQuery = z.infer<typeof LevelQuery>;

const figures = { onHand: QuantitySum, reserved: QuantitySum, available: QuantitySum, minimum: QuantitySum.nullable() };
const LevelCell = z.object({ warehouseId: Uuid, ...figures });
export const LevelItem = z.object({
  sku: z.string(),
  variantId: Uuid,
  name: z.string(),
  baseUnit: z.string(),
  warehouseId: Uuid.nullable().meta({ description: "null in a sum over warehouses" }),
  ...figures,
  warehouses: z.array(LevelCell).optional().meta({ description: "With `each`: the warehouses that have held stock of it or have a minimum for it" }),
});
export type LevelItem = z.infer<typeof LevelItem>;
export const LevelPage = pageOf(LevelItem);
export type LevelPage = z.infer<typeof LevelPage>;
