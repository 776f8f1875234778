import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { addGoods, move } from "./goods.ts";
import type { Shop } from "./shop.ts";

const pages = fileURLToPath(new URL("../../apps/console/src/pages", import.meta.url));

/** Screens of somebody who is not signed in, and `/kit`, which shows every part in every state, also of loading. */
const bare = ["/sign-in", "/forgot", "/reset", "/accept", "/setup", "/kit"];

/** Every address of the console as its pages declare it, such as `/products/$id`; a new page is visited without being named here. */
function declaredPaths(): string[] {
  const files = readdirSync(pages, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name === "index.ts");
  const paths = files.flatMap((file) =>
    [...readFileSync(join(file.parentPath, file.name), "utf8").matchAll(/\bpath: "(\/[^"]*)"/g)].map(([, path = ""]) => path),
  );
  if (!paths.includes("/products")) throw new Error(`No pages are declared in ${dirname(pages)} as they used to be.`);
  return [...new Set(paths)].sort();
}

/** What the screens show: enough of everything that no screen is empty. */
export interface Furniture {
  readonly ids: Readonly<Record<string, string>>;
}

/** Brings goods, movements, an alert, a second warehouse with a place, a category and an import into the shop. */
export async function furnish(shop: Shop): Promise<Furniture> {
  const { api, warehouseId } = shop;
  await api.post("/categories", { body: { name: "Dry goods" } });
  const branch = await api.post("/warehouses", { body: { code: "BRANCH", name: "Market stall" } });
  await api.post("/warehouses/{id}/locations", { params: { id: branch.id }, body: { code: "A-1", name: "Shelf A 1" } });
  const rice = await addGoods(api, {
    name: "Basmati rice from the valley, long grain",
    sku: "RICE-LONG-GRAIN-5KG",
    scale: 3,
    baseUnit: "kg",
    price: 6_500_000,
  });
  await addGoods(api, { name: "Sugar", sku: "SUGAR-1", price: 1_800_000 });
  await api.put("/inventory/minimums", { body: { sku: "SUGAR-1", warehouseId, minimum: "20" } });
  const receipt = await move(shop, "receipt", rice.sku, "1250.5");
  await move(shop, "receipt", "SUGAR-1", "30");
  await move(shop, "issue", "SUGAR-1", "15");
  const text = "Invoice,SKU,Description,Quantity,Date,Price\nA-1,BEANS-1,Beans,2,2026-11-02 10:00,1.50\nA-1,BEANS-2,Lentils,3,2026-11-02 10:00,2.50\n";
  const imported = await api.post("/imports", {
    body: { fileName: "till.csv", warehouseId, text, dryRun: false, opening: "auto", settings: {} },
  });
  return {
    ids: {
      "/products/$id": rice.productId,
      "/stock/$variantId": rice.variantId,
      "/documents/$id": receipt.id,
      "/imports/$id": imported.id,
      "/warehouses/$id": branch.id,
    },
  };
}

/** Addresses of every screen behind the sign-in. */
export function screens({ ids }: Furniture): string[] {
  return declaredPaths()
    .filter((path) => !bare.includes(path))
    .map((path) => {
      if (!path.includes("$")) return path;
      const id = ids[path];
      if (id === undefined) throw new Error(`Say in furnish() what ${path} is to show.`);
      return path.replace(/\$\w+/, id);
    });
}

/** Addresses of those before it. */
export const bareScreens = ["/sign-in", "/forgot", "/setup"];
