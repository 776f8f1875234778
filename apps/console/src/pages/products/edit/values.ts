import type { Product, Variant } from "@lumbung/sdk";
import type { MoneyValue } from "#shared/i18n";

export type CustomValue = Product["custom"][string];

/** What a form holds of a product; empty texts stand for nothing. */
export interface ProductValues {
  name: string;
  brand: string;
  categoryId: string;
  description: string;
  kind: Product["kind"];
  custom: Record<string, CustomValue>;
}

/** What a form holds of a SKU. An amount is undefined while what is typed is none. */
export interface VariantValues {
  sku: string;
  name: string;
  baseUnit: string;
  scale: number;
  barcodes: string[];
  price: MoneyValue | null | undefined;
  cost: MoneyValue | null | undefined;
}

export function productValues(product: Product): ProductValues {
  const { name, brand, description, kind, custom } = product;
  return { name, brand, categoryId: product.categoryId ?? "", description, kind, custom };
}

export function variantValues({ sku, name, baseUnit, scale, barcodes, price, cost }: Variant): VariantValues {
  return { sku, name, baseUnit, scale, barcodes, price, cost: cost ?? null };
}

export function emptyVariant(baseUnit: string): VariantValues {
  return { sku: "", name: "", baseUnit, scale: 0, barcodes: [], price: null, cost: null };
}

/** What changed of a product as the server takes it: no category is null. */
export function productPatch({ categoryId, ...changes }: Partial<ProductValues>) {
  return { ...changes, ...(categoryId === undefined ? {} : { categoryId: categoryId === "" ? null : categoryId }) };
}

/** A new SKU as the server takes it: what is empty is left out. */
export function newVariant({ price, cost, ...variant }: VariantValues) {
  return { ...variant, sku: variant.sku.trim(), ...(price ? { price } : {}), ...(cost ? { cost } : {}) };
}
