import { definePage } from "#shared/lib";

export const resetPage = definePage({
  path: "/reset",
  load: () => import("./reset-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
