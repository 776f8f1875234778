import { definePage } from "#shared/lib";

export const accountPage = definePage({ path: "/account", load: () => import("./account-page.tsx"), messages: import.meta.glob("./locales/*.po") });
