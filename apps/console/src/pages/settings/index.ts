import { definePage, searchOf } from "#shared/lib";
import { settingsSearch } from "./search.ts";

export const settingsPage = definePage({
  path: "/settings",
  search: searchOf(settingsSearch),
  load: () => import("./settings-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
