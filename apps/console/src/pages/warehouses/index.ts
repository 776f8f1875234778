import { definePage, searchOf } from "#shared/lib";
import { warehouseSearch, warehousesSearch } from "./search.ts";

const messages = import.meta.glob("./locales/*.po");

export const warehousesPage = definePage({ path: "/warehouses", search: searchOf(warehousesSearch), load: () => import("./warehouses-page.tsx"), messages });
export const warehousePage = definePage({ path: "/warehouses/$id", search: searchOf(warehouseSearch), load: () => import("./warehouse-page.tsx"), messages });
