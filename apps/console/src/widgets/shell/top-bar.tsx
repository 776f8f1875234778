import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Camera, Search } from "lucide-react";
import { KeyHint } from "#features/shortcuts";
import { TenantSwitcher } from "#features/switch-tenant";
import { IconButton } from "#shared/ui";
import { LiveBadge } from "./live-badge.tsx";
import { UserMenu } from "./user-menu.tsx";

interface TopBarProps {
  readonly onSearch: () => void;
  readonly onCamera: () => void;
  readonly onHelp: () => void;
}

/** The business, the search, the state of the connection and the account, above every page. */
export function TopBar({ onSearch, onCamera, onHelp }: TopBarProps) {
  const { t } = useLingui();
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-3 sm:px-6">
      <Link to="/" className="shrink-0 md:hidden">
        <img src="/icon.svg" alt="Lumbung" className="size-8" />
      </Link>
      <div className="flex min-w-0 flex-1">
        <TenantSwitcher />
      </div>
      <button
        type="button"
        onClick={onSearch}
        className="control hidden w-64 items-center gap-2 rounded-control border border-line-strong/60 bg-ground px-3 text-muted hover:bg-sunken lg:flex"
      >
        <Search className="size-4" aria-hidden />
        <span className="flex-1 truncate text-start">
          <Trans>Search or do</Trans>
        </span>
        <KeyHint keys="mod+k" />
      </button>
      <IconButton className="lg:hidden" label={t`Search or do`} icon={<Search className="size-5" aria-hidden />} onClick={onSearch} />
      <IconButton className="md:hidden" label={t`Scan with the camera`} icon={<Camera className="size-5" aria-hidden />} onClick={onCamera} />
      <LiveBadge />
      <UserMenu onHelp={onHelp} />
    </header>
  );
}
