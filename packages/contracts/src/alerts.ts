import { z } from "zod";
import { Instant, PageQuery, pageOf, Quantity, Uuid } from "./common.ts";

const skuOrVariant = { sku: z.string().min(1).max(100).optional(), variantId: Uuid.optional() };
const oneOfThem = { message: "give either sku or variantId", path: ["sku"] };
const hasOne = (ref: { sku?: string | undefined; variantId?: string | undefined }) => (ref.sku === undefined) !== (ref.variantId === undefined);

/** The level below which a SKU is low in a warehouse. */
export const MinimumLevel = z.object({
  variantId: Uuid,
  sku: z.string(),
  name: z.string(),
  warehouseId: Uuid,
  minimum: Quantity,
  onHand: z.string().meta({ description: "What is there now, in the base unit" }),
  updatedAt: Instant,
});
export type MinimumLevel = z.infer<typeof MinimumLevel>;

export const SetMinimum = z.object({ ...skuOrVariant, warehouseId: Uuid, minimum: Quantity }).refine(hasOne, oneOfThem);
export type SetMinimum = z.infer<typeof SetMinimum>;
export const RemoveMinimum = z.object({ ...skuOrVariant, warehouseId: Uuid }).refine(hasOne, oneOfThem);
export type RemoveMinimum = z.infer<typeof RemoveMinimum>;
export const SetMinimumBatch = z.object({ items: z.array(SetMinimum).min(1).max(1000) });
export type SetMinimumBatch = z.infer<typeof SetMinimumBatch>;

/** An answer per item, in the order of the request. */
export const SetMinimumResults = z.object({
  items: z.array(
    z.union([
      z.object({ ok: z.literal(true), minimum: MinimumLevel }),
      z.object({ ok: z.literal(false), code: z.string(), title: z.string(), details: z.record(z.string(), z.unknown()), fix: z.string() }),
    ]),
  ),
});
export type SetMinimumResults = z.infer<typeof SetMinimumResults>;

export const MinimumQuery = PageQuery.extend({ sku: z.string().min(1).max(100).optional(), warehouseId: Uuid.optional() });
export type MinimumQuery = z.infer<typeof MinimumQuery>;
export const MinimumPage = pageOf(MinimumLevel);
export type MinimumPage = z.infer<typeof MinimumPage>;

export const alertKinds = ["low", "out"] as const;
export const AlertKind = z.enum(alertKinds).meta({ description: "low: below its minimum; out: nothing left" });
export type AlertKind = z.infer<typeof AlertKind>;
export const alertStates = ["active", "acknowledged", "resolved"] as const;
export const AlertState = z.enum(alertStates);
export type AlertState = z.infer<typeof AlertState>;

/** At most one alert per SKU and warehouse is open; it resolves itself when the stock recovers (R-REO-4). */
export const Alert = z.object({
  id: Uuid,
  kind: AlertKind,
  state: AlertState,
  variantId: Uuid,
  sku: z.string(),
  name: z.string(),
  baseUnit: z.string(),
  warehouseId: Uuid,
  onHand: z.string().meta({ description: "What is there now, in the base unit" }),
  openedOnHand: z.string().meta({ description: "What was there when it opened" }),
  minimum: z.string().nullable().meta({ description: "The minimum when it opened; null where none was set" }),
  openedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  note: z.string().nullable(),
  resolvedAt: Instant.nullable(),
});
export type Alert = z.infer<typeof Alert>;

export const alertFilters = {
  state: z
    .enum([...alertStates, "open"])
    .optional()
    .meta({ description: "open: active or acknowledged; all when left out" }),
  kind: AlertKind.optional(),
  warehouseId: Uuid.optional(),
  sku: z.string().min(1).max(100).optional(),
};
export const AlertQuery = PageQuery.extend(alertFilters);
export type AlertQuery = z.infer<typeof AlertQuery>;
export const AlertPage = pageOf(Alert);
export type AlertPage = z.infer<typeof AlertPage>;
/** The body may be left out. */
export const AcknowledgeAlert = z.object({ note: z.string().trim().min(1).max(500).optional() }).nullish();
export type AcknowledgeAlert = NonNullable<z.infer<typeof AcknowledgeAlert>>;

const AlertFace = z.object({
  id: Uuid,
  kind: AlertKind,
  variantId: Uuid,
  sku: z.string(),
  warehouseId: Uuid,
  onHand: z.string(),
  minimum: z.string().nullable(),
});
export type AlertFace = z.infer<typeof AlertFace>;

/** What the alerts module tells: part of the catalogue in `events.ts`. */
export const alertEvents = {
  "inventory.alert.opened": { summary: "Stock of a SKU fell below its minimum, or to nothing", payload: AlertFace.extend({ openedAt: Instant }) },
  "inventory.alert.acknowledged": {
    summary: "Someone takes care of an alert",
    payload: AlertFace.extend({ acknowledgedAt: Instant, acknowledgedBy: z.string() }),
  },
  "inventory.alert.resolved": { summary: "The reason of an alert is gone", payload: AlertFace.extend({ resolvedAt: Instant }) },
  "inventory.minimum.set": {
    summary: "The minimum of a SKU in a warehouse was set, changed or (null) removed",
    payload: z.object({ variantId: Uuid, sku: z.string(), warehouseId: Uuid, minimum: Quantity.nullable() }),
  },
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>;
