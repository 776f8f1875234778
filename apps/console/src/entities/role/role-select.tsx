import { Plural, useLingui } from "@lingui/react/macro";
import type { FieldControl } from "#shared/ui";
import { Select } from "#shared/ui";
import { useRoleName } from "./role-name.ts";
import { useRoles } from "./roles.ts";

interface RoleSelectProps extends Partial<FieldControl> {
  /** Id of a role; empty while none is chosen. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Nobody gives what he does not have himself: see `useMayGrant`. */
  readonly mayGrant: (permissions: readonly string[]) => boolean;
}

/** One of the business's roles; those that may do more than the reader cannot be given by him. */
export function RoleSelect({ value, onChange, mayGrant, ...control }: RoleSelectProps) {
  const { t } = useLingui();
  const roles = useRoles();
  const nameOf = useRoleName();
  return (
    <Select
      {...control}
      value={value === "" ? undefined : value}
      onChange={onChange}
      placeholder={t`Choose a role`}
      disabled={roles === undefined}
      options={(roles ?? []).map((role) => {
        const within = mayGrant(role.permissions);
        return {
          value: role.id,
          label: <bdi>{nameOf(role)}</bdi>,
          hint: within ? <Plural value={role.permissions.length} one="# permission" other="# permissions" /> : t`May do more than you`,
          disabled: !within,
        };
      })}
    />
  );
}
