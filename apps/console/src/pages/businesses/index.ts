import { definePage } from "#shared/lib";

export const businessesPage = definePage({
  path: "/businesses",
  load: () => import("./businesses-page.tsx"),
  messages: import.meta.glob("./locales/*.po"),
});
