import { Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Can } from "#entities/session";

/** From one of the pages about who may do what to the others. */
export function TeamNav() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Team, roles and API keys`} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line">
      <Can permission="user:read">
        <Part to="/team">
          <Trans>People</Trans>
        </Part>
      </Can>
      <Can permission="role:read">
        <Part to="/team/roles">
          <Trans>Roles</Trans>
        </Part>
      </Can>
      <Can permission="api-key:read">
        <Part to="/team/api-keys">
          <Trans>API keys</Trans>
        </Part>
      </Can>
    </nav>
  );
}

function Part({ to, children }: { to: LinkProps["to"]; children: ReactNode }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: true, includeSearch: false }}
      className="control -mb-px inline-flex items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text"
    >
      {children}
    </Link>
  );
}
