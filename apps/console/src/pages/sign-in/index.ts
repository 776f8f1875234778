import { definePage, searchOf } from "#shared/lib";
import { signInSearch } from "./search.ts";

export const signInPage = definePage({
  path: "/sign-in",
  search: searchOf(signInSearch),
  load: () => import("./sign-in-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
