import { definePage, searchOf } from "#shared/lib";
import { systemSearch } from "./search.ts";

export const systemPage = definePage({
  path: "/system",
  search: searchOf(systemSearch),
  load: () => import("./system-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
