import { definePage } from "#shared/lib";

export const forgotPage = definePage({
  path: "/forgot",
  load: () => import("./forgot-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
