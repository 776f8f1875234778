import { get, list, queryClient } from "#shared/api";
import { definePage, searchOf } from "#shared/lib";
import { homeSearch, openAlerts } from "./search.ts";

export const homePage = definePage({
  path: "/",
  search: searchOf(homeSearch),
  load: () => import("./home-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
  // What may not be seen is refused, and asked for no more.
  prefetch: () => {
    void queryClient.prefetchQuery(get("/dashboard", {}));
    void queryClient.prefetchInfiniteQuery(list("/alerts", openAlerts()));
  },
});
