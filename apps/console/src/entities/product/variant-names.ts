import type { Product } from "@lumbung/sdk";

/** The SKU by itself, or with what tells it from the product's others. */
export function variantLabel({ sku, name }: Pick<Product["variants"][number], "sku" | "name">): string {
  return name === "" ? sku : `${sku} – ${name}`;
}

/** The SKUs of a product that are in use; all of them where the product itself is archived. */
export function variantsInUse(product: Pick<Product, "variants" | "archivedAt">): Product["variants"] {
  return product.archivedAt === null ? product.variants.filter((variant) => variant.archivedAt === null) : product.variants;
}
