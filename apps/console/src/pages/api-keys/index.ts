import { definePage, searchOf } from "#shared/lib";
import { apiKeysSearch } from "./search.ts";

export const apiKeysPage = definePage({
  path: "/team/api-keys",
  search: searchOf(apiKeysSearch),
  load: () => import("./api-keys-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
