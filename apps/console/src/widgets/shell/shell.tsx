import { useLingui } from "@lingui/react/macro";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { CameraDialog, listenForScanners } from "#features/scanning";
import { listenForShortcuts, ShortcutHelp, useShortcut } from "#features/shortcuts";
import { useStockSocket } from "#features/stock-socket";
import { useSession } from "#shared/api";
import { Forbidden } from "./forbidden.tsx";
import { keepFocusIn } from "./keep-focus.ts";
import { OfflineBanner } from "./live-badge.tsx";
import { PhoneBar } from "./phone-bar.tsx";
import { type Screen, useIsForbidden, useScreens } from "./screens.ts";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useAlertToasts } from "./use-alert-toasts.ts";

const Palette = lazy(() => import("./palette.tsx"));

/** What surrounds every page of someone who is signed in. Another business is another world: nothing of the old one stays. */
export function Shell() {
  const { tenantId } = useSession();
  return <ShellOfTenant key={tenantId} />;
}

function ShellOfTenant() {
  const { t } = useLingui();
  const [searching, setSearching] = useState(false);
  const [scanning, setScanning] = useState(false);
  const [helping, setHelping] = useState(false);
  const content = useRef<HTMLElement>(null);
  const screens = useScreens();
  const isForbidden = useIsForbidden();
  useStockSocket();
  useAlertToasts();
  useEffect(listenForShortcuts, []);
  useEffect(listenForScanners, []);
  useEffect(() => (content.current === null ? undefined : keepFocusIn(content.current)), []);
  useShortcut({ keys: "mod+k", label: t`Search or do`, whileTyping: true }, () => setSearching(true));
  useShortcut({ keys: "/", label: t`Search` }, () => focusSearch() || setSearching(true));
  useShortcut({ keys: "?", label: t`Keyboard shortcuts` }, () => setHelping(true));
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-50 focus:rounded-control focus:bg-surface focus:p-3"
      >
        {t`To the content`}
      </a>
      <Sidebar />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar onSearch={() => setSearching(true)} onCamera={() => setScanning(true)} onHelp={() => setHelping(true)} />
        <OfflineBanner />
        <main ref={content} id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {isForbidden ? <Forbidden /> : <Outlet />}
        </main>
        <PhoneBar />
      </div>
      {screens.map((screen) => (
        <ScreenShortcut key={screen.to} screen={screen} />
      ))}
      <Suspense>{searching && <Palette onClose={() => setSearching(false)} />}</Suspense>
      <CameraDialog open={scanning} onOpenChange={setScanning} />
      <ShortcutHelp open={helping} onOpenChange={setHelping} />
    </div>
  );
}

function ScreenShortcut({ screen }: { screen: Screen }) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  useShortcut({ keys: screen.keys ?? "", label: i18n._(screen.label) }, () => void navigate({ to: screen.to as "/" }), screen.keys !== undefined);
  return null;
}

/** The page's own search, where it has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  field?.focus();
  field?.select();
  return field !== null;
}
