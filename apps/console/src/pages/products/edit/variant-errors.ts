import { LumbungError } from "#shared/api";
import type { VariantValues } from "./values.ts";

const fields = ["sku", "name", "baseUnit", "scale", "barcodes", "price", "cost"] as const;
type VariantPath = `variants.${number}.${(typeof fields)[number]}`;

/** Which field of the form a refusal means that speaks of one SKU without saying which. */
export function variantFields(index: number): Record<string, VariantPath> {
  const path = (field: (typeof fields)[number]): VariantPath => `variants.${index}.${field}`;
  const own = fields.map((field) => [field, path(field)] as const);
  const listed = Array.from({ length: 20 }, (_, position) => [`barcodes.${position}`, path("barcodes")] as const);
  return Object.fromEntries([...own, ...listed, ["price.amount", path("price")], ["cost.amount", path("cost")]]);
}

/** Which of some new SKUs a refusal means: the one with the code that is taken, else the first. */
export function refusedVariant(error: unknown, variants: readonly VariantValues[]): number {
  const value = error instanceof LumbungError ? error.details.value : undefined;
  if (typeof value !== "string") return 0;
  const key = value.toLocaleLowerCase();
  const index = variants.findIndex((variant) => variant.sku.trim().toLocaleLowerCase() === key || variant.barcodes.includes(value));
  return Math.max(0, index);
}
