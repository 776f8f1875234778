import { definePage, searchOf } from "#shared/lib";
import { alertsSearch } from "./search.ts";

export const alertsPage = definePage({
  path: "/alerts",
  search: searchOf(alertsSearch),
  load: () => import("./alerts-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
