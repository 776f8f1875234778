import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient, renewSession, useSession } from "#shared/api";
import { activateLocale, usePreferences } from "#shared/i18n";
import { cspNonce } from "#shared/lib";
import { TooltipProvider } from "#shared/ui";
import { registerServiceWorker, reloadAfterUpdates } from "./keep-up-to-date.ts";
import { router } from "./router.tsx";
import "./styles.css";

// Parts that bring style of their own may do so under the number of this page.
setNonce(cspNonce());
reloadAfterUpdates();
registerServiceWorker();
usePreferences.subscribe(({ theme }) => {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
});
// A session that ends leads to the sign-in, and nothing of it stays behind.
useSession.subscribe(({ status, tenantId }, before) => {
  if (status === "signed-out" && before.status === "signed-in") {
    queryClient.clear();
    void router.invalidate();
  }
  if (tenantId !== before.tenantId && before.tenantId !== undefined && tenantId !== undefined) queryClient.clear();
});

// On its way while the texts are loaded; whoever comes for a page that needs nobody to be signed in is not asked.
if (!/^\/(sign-in|forgot|reset|accept|setup|kit)(\/|$)/.test(location.pathname)) void renewSession().catch(() => undefined);
await activateLocale(usePreferences.getState().locale);
const container = document.getElementById("root");
if (container !== null)
  createRoot(container).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider delayDuration={400}>
            <RouterProvider router={router} />
          </TooltipProvider>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
