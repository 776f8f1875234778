import type { Client, ResponseOf } from "../../packages/sdk/src/index.ts";
import type { Shop } from "./shop.ts";

type Product = ResponseOf<"POST", "/products">;

export interface Goods {
  readonly productId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly name: string;
}

interface NewGoods {
  readonly name: string;
  readonly sku: string;
  readonly scale?: number;
  readonly baseUnit?: string;
  /** Minor units of the business's currency. */
  readonly cost?: number;
  readonly price?: number;
}

/** Products that come in by way of the API, as from another device. */
export async function addGoods(api: Client, { name, sku, scale = 0, baseUnit = "piece", cost, price }: NewGoods): Promise<Goods> {
  const money = (amount: number | undefined) => (amount === undefined ? undefined : { amount, currency: "IDR" });
  const product: Product = await api.post("/products", { body: { name, sku, scale, baseUnit, cost: money(cost), price: money(price) } });
  const [variant] = product.variants;
  if (variant === undefined) throw new Error(`${name} has no SKU`);
  return { productId: product.id, variantId: variant.id, sku, name };
}

/** Goods move by way of the API; the answer is the document. */
export async function move(shop: Shop, type: "receipt" | "issue", sku: string, quantity: string, api: Client = shop.api) {
  const { document } = await api.post("/inventory/movements", { body: { type, warehouseId: shop.warehouseId, lines: [{ sku, quantity }] } });
  return document;
}

/** What the first warehouse has, as the ledger says. */
export async function onHand(shop: Shop, sku: string): Promise<string> {
  const { items } = await shop.api.get("/inventory/levels", { query: { sku, warehouseId: shop.warehouseId } });
  return items[0]?.onHand ?? "0";
}
