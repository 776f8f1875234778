import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Role } from "@lumbung/sdk";
import { Check } from "lucide-react";
import { Fragment } from "react";
import { permissionGroups, useAreaNames, usePermissionWords, useRoleName } from "#entities/role";
import { RoleMenu } from "./role-menu.tsx";

export interface RoleOverviewProps {
  readonly roles: readonly Role[];
  readonly onOpen: (role: Role) => void;
  /** Begins a new role with the permissions of this one. */
  readonly onCopy: (role: Role) => void;
}

/** Who may do what, all at once: permissions down, roles across. Names stay in sight while one scrolls. */
export function RoleMatrix({ roles, onOpen, onCopy }: RoleOverviewProps) {
  const { t } = useLingui();
  const words = usePermissionWords();
  const areaNames = useAreaNames();
  const roleName = useRoleName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section aria-label={t`Permissions of each role`} tabIndex={0} className="relative min-h-0 flex-1 overflow-auto rounded-card border border-line bg-surface">
      <table className="min-w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className="sticky start-0 top-0 z-20 min-w-60 border-b border-line bg-surface px-4 py-2 text-start align-bottom font-medium">
              <Trans>Permission</Trans>
            </th>
            {roles.map((role) => (
              <th key={role.id} scope="col" className="sticky top-0 z-10 min-w-28 border-b border-line bg-surface px-2 py-2 align-bottom">
                <div className="grid justify-items-center gap-0.5">
                  <button type="button" onClick={() => onOpen(role)} className="max-w-36 rounded-md px-1 font-semibold break-words hover:underline">
                    <bdi>{roleName(role)}</bdi>
                  </button>
                  <span className="text-xs font-normal text-muted">
                    <Plural value={role.members} one="# person" other="# people" />
                  </span>
                  <RoleMenu role={role} onOpen={() => onOpen(role)} onCopy={() => onCopy(role)} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups.map(({ area, permissions }) => (
            <Fragment key={area}>
              <tr>
                <th scope="colgroup" colSpan={roles.length + 1} className="border-b border-line bg-sunken p-0 text-start text-sm font-semibold">
                  <span className="sticky start-0 inline-block px-4 py-1.5">{areaNames[area]}</span>
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission} className="group">
                  <th scope="row" className="sticky start-0 z-10 border-b border-line/70 bg-surface px-4 py-2 text-start font-normal group-hover:bg-sunken">
                    {words[permission]}
                  </th>
                  {roles.map((role) => (
                    <td key={role.id} className="border-b border-line/70 text-center group-hover:bg-sunken">
                      <MatrixCell has={role.permissions.includes(permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MatrixCell({ has }: { has: boolean }) {
  const { t } = useLingui();
  return (
    <>
      {has ? (
        <Check className="mx-auto size-4.5 text-good" strokeWidth={2.5} aria-hidden />
      ) : (
        <span aria-hidden className="text-line-strong">
          ·
        </span>
      )}
      <span className="sr-only">{has ? t`Yes` : t`No`}</span>
    </>
  );
}
