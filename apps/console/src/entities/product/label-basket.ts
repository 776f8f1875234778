import type { Product } from "@lumbung/sdk";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { variantLabel, variantsInUse } from "./variant-names.ts";

/** A SKU of which labels are to be printed. */
export interface BasketItem {
  readonly variantId: string;
  readonly label: string;
  readonly productName: string;
  readonly count: number;
}

/** More of one SKU the server does not print at once. */
export const countMax = 1000;

/** What is gathered for printing, over several pages; gone with the window. */
export const useLabelBasket = create<{ readonly items: readonly BasketItem[] }>()(
  persist(() => ({ items: [] as readonly BasketItem[] }), { name: "lumbung.labels", storage: createJSONStorage(() => sessionStorage) }),
);

/** Puts SKUs in with one label each; those that are in already keep their count. */
export function addToBasket(added: readonly BasketItem[]): void {
  useLabelBasket.setState(({ items }) => ({
    items: [...items, ...added.filter(({ variantId }) => !items.some((item) => item.variantId === variantId))],
  }));
}

/** The SKUs of products that are in use, one label each. */
export function basketItemsOf(products: readonly Product[]): BasketItem[] {
  return products.flatMap((product) =>
    variantsInUse(product).map((variant) => ({ variantId: variant.id, label: variantLabel(variant), productName: product.name, count: 1 })),
  );
}

/** Sets how many labels; none takes the SKU out. */
export function setCount(variantId: string, count: number): void {
  useLabelBasket.setState(({ items }) => ({
    items:
      count < 1
        ? items.filter((item) => item.variantId !== variantId)
        : items.map((item) => (item.variantId === variantId ? { ...item, count: Math.min(countMax, count) } : item)),
  }));
}

export function emptyBasket(): void {
  useLabelBasket.setState({ items: [] });
}
