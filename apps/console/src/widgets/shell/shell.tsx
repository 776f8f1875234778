import { Trans } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { useMe } from "#entities/session";
import { signOut } from "#shared/api";
import { Button, Logo } from "#shared/ui";

/** What surrounds every page of someone who is signed in. */
export function Shell() {
  const me = useMe();
  return (
    <div className="grid h-dvh grid-rows-[auto_1fr]">
      <header className="flex items-center gap-3 border-b border-line bg-surface px-4 py-2">
        <Link to="/">
          <Logo />
        </Link>
        <bdi className="me-auto truncate text-muted">{me.tenant.name}</bdi>
        <Button onClick={() => void signOut()}>
          <Trans>Sign out</Trans>
        </Button>
      </header>
      <main className="min-h-0 overflow-auto">
        <Outlet />
      </main>
    </div>
  );
}
