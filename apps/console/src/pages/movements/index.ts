import { definePage, searchOf } from "#shared/lib";
import { movementsSearch } from "./search.ts";

export const movementsPage = definePage({
  path: "/movements",
  search: searchOf(movementsSearch),
  load: () => import("./movements-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
