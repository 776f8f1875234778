import type { CustomValues, Money, Product, ProductFace, Variant } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { maySeeCost } from "./policy.ts";

/** A SKU as it is stored; money in minor units of the business's currency. */
export interface VariantRecord {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly scale: number;
  readonly barcodes: readonly string[];
  readonly priceMinor: number | null;
  readonly costMinor: number | null;
  readonly archivedAt: Date | null;
}

/** A product with all its SKUs, oldest first. */
export interface ProductRecord {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly categoryId: string | null;
  readonly brand: string;
  readonly kind: "stocked" | "service";
  readonly tracking: Product["tracking"];
  readonly custom: CustomValues;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
  readonly variants: readonly VariantRecord[];
}

/** What a product may have of variants, so that its page and its answers stay small. */
export const variantsMax = 100;

/** Throws VERSION_CONFLICT with the current version unless it is the one the caller has seen. */
export function assertVersion(record: { readonly version: number }, expectedVersion: number): void {
  if (record.version !== expectedVersion) throw new AppError("VERSION_CONFLICT", { expectedVersion, currentVersion: record.version });
}

export function presentVariant(ctx: Ctx, currency: string, variant: VariantRecord): Variant {
  const money = (amount: number | null): Money | null => (amount === null ? null : { amount, currency });
  return {
    id: variant.id,
    sku: variant.sku,
    name: variant.name,
    baseUnit: variant.baseUnit,
    scale: variant.scale,
    barcodes: [...variant.barcodes],
    price: money(variant.priceMinor),
    ...(maySeeCost(ctx) ? { cost: money(variant.costMinor) } : {}),
    archivedAt: variant.archivedAt?.toISOString() ?? null,
  };
}

/** A product as the caller may see it: without cost for those who lack cost:read (R-TEN-2). */
export function presentProduct(ctx: Ctx, currency: string, product: ProductRecord): Product {
  return {
    id: product.id,
    version: product.version,
    name: product.name,
    description: product.description,
    categoryId: product.categoryId,
    brand: product.brand,
    kind: product.kind,
    tracking: product.tracking,
    custom: product.custom,
    variants: product.variants.map((variant) => presentVariant(ctx, currency, variant)),
    createdAt: product.createdAt.toISOString(),
    updatedAt: product.updatedAt.toISOString(),
    archivedAt: product.archivedAt?.toISOString() ?? null,
  };
}

/** What events and batch answers say of a product. */
export function faceOf(
  product: Pick<ProductRecord, "id" | "version" | "name"> & { readonly variants: ReadonlyArray<{ readonly id: string; readonly sku: string }> },
): ProductFace {
  return { id: product.id, version: product.version, name: product.name, variants: product.variants.map(({ id, sku }) => ({ id, sku })) };
}
