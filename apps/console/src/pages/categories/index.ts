import { definePage, searchOf } from "#shared/lib";
import { categoriesSearch } from "./search.ts";

export const categoriesPage = definePage({
  path: "/categories",
  search: searchOf(categoriesSearch),
  load: () => import("./categories-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
