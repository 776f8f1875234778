import type { Product } from "@lumbung/sdk";

export function HistoryTab({ product }: { product: Product }) {
  return <p>{product.name}</p>;
}
