import { definePage, searchOf } from "#shared/lib";
import { rolesSearch } from "./search.ts";

export const rolesPage = definePage({
  path: "/team/roles",
  search: searchOf(rolesSearch),
  load: () => import("./roles-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
