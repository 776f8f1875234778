import { definePage } from "#shared/lib";

export const acceptPage = definePage({
  path: "/accept",
  load: () => import("./accept-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
