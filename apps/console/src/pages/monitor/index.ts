import { definePage, searchOf } from "#shared/lib";
import { monitorSearch } from "./search.ts";

export const monitorPage = definePage({
  path: "/monitor",
  search: searchOf(monitorSearch),
  load: () => import("./monitor-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
