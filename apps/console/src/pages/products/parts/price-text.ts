import type { Variant } from "@lumbung/sdk";
import type { MoneyValue } from "#shared/i18n";

/** The lowest and the highest price of some SKUs; null where none of them has one. */
export function priceRange(variants: readonly Pick<Variant, "price">[]): { lowest: MoneyValue; highest: MoneyValue } | null {
  const prices = variants.map(({ price }) => price).filter((price) => price !== null);
  const sorted = prices.toSorted((a, b) => a.amount - b.amount);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  return lowest === undefined || highest === undefined ? null : { lowest, highest };
}

/** Share of the price that is left after the cost, such as 0.25; undefined where it cannot be told. */
export function marginOf(price: MoneyValue | null, cost: MoneyValue | null | undefined): number | undefined {
  if (price === null || cost === null || cost === undefined || price.amount === 0 || price.currency !== cost.currency) return undefined;
  return (price.amount - cost.amount) / price.amount;
}
