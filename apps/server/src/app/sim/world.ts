import type { Api } from "./api.ts";

/** A stocked SKU with what one has to know to count it. */
export interface SimSku {
  readonly sku: string;
  readonly variantId: string;
  readonly scale: number;
}

/** Where stock can lie: a warehouse, or a location inside it. The root location has the id of its warehouse. */
export interface SimPlace {
  readonly warehouseId: string;
  readonly locationId: string;
}

/** One business the clients trade in. */
export interface SimBusiness {
  readonly tenantId: string;
  readonly places: readonly SimPlace[];
  readonly skus: readonly SimSku[];
}

/** Few enough that clients meet on the same balances all the time. */
const scales = [0, 0, 0, 3, 0, 6, 2, 0];

/** Two businesses on one server, each with two warehouses, a bin and a handful of SKUs. */
export async function createWorld(api: Api): Promise<SimBusiness[]> {
  const first = (await api.expect(undefined, "GET", "/tenants")).items[0] as { id: string };
  const second = (await api.expect(first.id, "POST", "/tenants", { name: "Second", currency: "KWD", timeZone: "Asia/Kuwait", locale: "ar" })) as { id: string };
  return Promise.all([first.id, second.id].map((tenantId) => createBusiness(api, tenantId)));
}

async function createBusiness(api: Api, tenantId: string): Promise<SimBusiness> {
  const [main] = (await api.expect(tenantId, "GET", "/warehouses")).items as [{ id: string }];
  const shop = await api.expect(tenantId, "POST", "/warehouses", { code: "SHOP", name: "Shop", kind: "branch" });
  const bin = await api.expect(tenantId, "POST", `/warehouses/${main.id}/locations`, { code: "BIN", name: "Bin" });
  const skus: SimSku[] = [];
  for (const [index, scale] of scales.entries()) {
    const sku = `SIM-${index + 1}`;
    const product = await api.expect(tenantId, "POST", "/products", { name: `Product ${index + 1}`, sku, scale });
    skus.push({ sku, variantId: product.variants[0].id, scale });
  }
  const place = (warehouseId: string, locationId = warehouseId): SimPlace => ({ warehouseId, locationId });
  return { tenantId, skus, places: [place(main.id), place(shop.id), place(main.id, bin.id)] };
}
