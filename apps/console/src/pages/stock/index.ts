import { definePage, searchOf } from "#shared/lib";
import { stockCardSearch, stockSearch } from "./search.ts";

const messages = import.meta.glob("./locales/*.po");

export const stockPage = definePage({ path: "/stock", search: searchOf(stockSearch), load: () => import("./stock-page.tsx"), messages });

export const stockCardPage = definePage({
  path: "/stock/$variantId",
  search: searchOf(stockCardSearch),
  load: () => import("./stock-card-page.tsx"),
  messages,
});
