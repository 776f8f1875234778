import { definePage, searchOf } from "#shared/lib";
import { homeSearch } from "./search.ts";

export const homePage = definePage({
  path: "/",
  search: searchOf(homeSearch),
  load: () => import("./home-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
