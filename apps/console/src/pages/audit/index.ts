import { definePage, searchOf } from "#shared/lib";
import { auditSearch } from "./search.ts";

export const auditPage = definePage({
  path: "/audit",
  search: searchOf(auditSearch),
  load: () => import("./audit-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
