import { definePage, searchOf } from "#shared/lib";
import { productsSearch } from "./search.ts";

export const productsPage = definePage({
  path: "/products",
  search: searchOf(productsSearch),
  load: () => import("./products-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
