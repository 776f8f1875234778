import { definePage, searchOf } from "#shared/lib";
import { beginSearch } from "./search.ts";

export const beginPage = definePage({
  path: "/begin",
  search: searchOf(beginSearch),
  load: () => import("./begin-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
