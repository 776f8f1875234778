import { definePage } from "#shared/lib";

export const setupPage = definePage({
  path: "/setup",
  load: () => import("./setup-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
