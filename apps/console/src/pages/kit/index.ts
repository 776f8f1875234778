import { definePage } from "#shared/lib";

export const kitPage = definePage({
  path: "/kit",
  load: () => import("./kit-page.tsx"),
  messages: {},
});
