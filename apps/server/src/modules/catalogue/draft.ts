import type { CreateProduct, CreateVariant, Money } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import { checkCustomValues } from "./custom-fields.ts";
import type { Business } from "./deps.ts";
import { assertMaySetCost } from "./policy.ts";
import type { ProductRecord, VariantRecord } from "./product.ts";

export type VariantDraft = Omit<VariantRecord, "archivedAt">;
/** A product that was checked against everything but the database. */
export interface ProductDraft extends Pick<ProductRecord, "id" | "name" | "description" | "categoryId" | "brand" | "kind" | "tracking" | "custom"> {
  readonly variants: readonly VariantDraft[];
}

/** Throws TRACKING_UNSUPPORTED, FORBIDDEN (cost), CURRENCY_MISMATCH or VALIDATION_FAILED (custom fields). */
export function draftProduct(ctx: Ctx, business: Business, input: CreateProduct): ProductDraft {
  assertTracking(input.tracking);
  const only = {
    sku: input.sku ?? "",
    name: "",
    baseUnit: input.baseUnit ?? "piece",
    scale: input.scale ?? 0,
    barcodes: input.barcodes ?? [],
    price: input.price,
    cost: input.cost,
  };
  return {
    id: newId(),
    name: input.name,
    description: input.description,
    categoryId: input.categoryId ?? null,
    brand: input.brand,
    kind: input.kind,
    tracking: input.tracking,
    custom: checkCustomValues(business.customFields.product, input.custom),
    variants: (input.variants ?? [only]).map((variant) => draftVariant(ctx, business, variant)),
  };
}

/** Throws FORBIDDEN (cost) or CURRENCY_MISMATCH. */
export function draftVariant(ctx: Ctx, business: Business, input: CreateVariant): VariantDraft {
  if (input.cost !== undefined) assertMaySetCost(ctx);
  return {
    id: newId(),
    sku: input.sku,
    name: input.name,
    baseUnit: input.baseUnit,
    scale: input.scale,
    barcodes: input.barcodes,
    priceMinor: minorOf(business, "price", input.price ?? null),
    costMinor: minorOf(business, "cost", input.cost ?? null),
  };
}

/** The amount in minor units; throws CURRENCY_MISMATCH for a foreign currency. */
export function minorOf(business: Business, field: "price" | "cost", money: Money | null): number | null {
  if (money !== null && money.currency !== business.currency)
    throw new AppError("CURRENCY_MISMATCH", { field, currency: money.currency, expected: business.currency });
  return money === null ? null : money.amount;
}

export function assertTracking(tracking: ProductRecord["tracking"]): void {
  if (tracking !== "none") throw new AppError("TRACKING_UNSUPPORTED", { tracking });
}
