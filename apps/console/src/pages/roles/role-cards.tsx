import { Plural, Trans } from "@lingui/react/macro";
import { useRoleName } from "#entities/role";
import { Badge, Card } from "#shared/ui";
import type { RoleOverviewProps } from "./role-matrix.tsx";
import { RoleMenu } from "./role-menu.tsx";

/** The roles where there is no room for the matrix; each opens with what it allows. */
export function RoleCards({ roles, onOpen, onCopy }: RoleOverviewProps) {
  const roleName = useRoleName();
  return (
    <ul className="grid gap-2 pb-4">
      {roles.map((role) => (
        <li key={role.id}>
          <Card className="relative flex items-center gap-2 px-4 py-3">
            <div className="min-w-0 flex-1">
              <button type="button" onClick={() => onOpen(role)} className="flex items-center gap-2 font-medium after:absolute after:inset-0">
                <bdi>{roleName(role)}</bdi>
                {!role.preset && (
                  <Badge tone="accent">
                    <Trans>Own</Trans>
                  </Badge>
                )}
              </button>
              <p className="text-sm text-muted">
                <Plural value={role.permissions.length} one="# permission" other="# permissions" /> ·{" "}
                <Plural value={role.members} one="# person" other="# people" />
              </p>
            </div>
            <div className="relative z-[1]">
              <RoleMenu role={role} onOpen={() => onOpen(role)} onCopy={() => onCopy(role)} />
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}
