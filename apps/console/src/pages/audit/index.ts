import { loadCatalogues } from "#shared/i18n";
import { definePage, searchOf } from "#shared/lib";
import { changeTexts } from "#widgets/changes";
import { auditSearch } from "./search.ts";

export const auditPage = definePage({
  path: "/audit",
  search: searchOf(auditSearch),
  load: () => Promise.all([import("./audit-page.tsx"), loadCatalogues(changeTexts)]).then(([page]) => page),
  messages: import.meta.glob("./locales/*.po"),
});
