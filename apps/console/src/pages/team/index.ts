import { definePage, searchOf } from "#shared/lib";
import { teamSearch } from "./search.ts";

export const teamPage = definePage({
  path: "/team",
  search: searchOf(teamSearch),
  load: () => import("./team-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
