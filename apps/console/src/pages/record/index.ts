import { definePage, searchOf } from "#shared/lib";
import { recordSearch } from "./search.ts";

export const recordPage = definePage({
  path: "/record",
  search: searchOf(recordSearch),
  load: () => import("./record-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
