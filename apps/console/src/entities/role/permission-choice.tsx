import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import { Checkbox } from "#shared/ui";
import { useAreaNames } from "./area-names.ts";
import { permissionGroups } from "./permission-groups.ts";
import { usePermissionWords } from "./permission-words.ts";

interface PermissionChoiceProps {
  readonly value: ReadonlySet<Permission>;
  /** Left out where the role is only looked at. */
  readonly onChange?: (value: ReadonlySet<Permission>) => void;
  /** What may be switched; all when left out. The rest stays as it is. */
  readonly mayGive?: (permission: Permission) => boolean;
}

/** What someone may do, area by area, each with one switch for all of it. */
export function PermissionChoice({ value, onChange, mayGive = () => true }: PermissionChoiceProps) {
  const { t } = useLingui();
  const words = usePermissionWords();
  const areaNames = useAreaNames();
  const fixed = onChange === undefined;

  function set(permissions: readonly Permission[], on: boolean): void {
    const next = new Set(value);
    for (const permission of permissions.filter(mayGive)) on ? next.add(permission) : next.delete(permission);
    onChange?.(next);
  }

  return (
    <div className="grid gap-4">
      {permissionGroups.map(({ area, permissions }) => {
        const on = permissions.filter((permission) => value.has(permission)).length;
        const name = areaNames[area];
        return (
          <fieldset key={area} className="min-w-0 rounded-card border border-line px-3 pb-2">
            <legend className="px-1 text-sm font-semibold">{name}</legend>
            {!fixed && permissions.length > 1 && (
              <div className="border-b border-line/70">
                <Checkbox
                  label={
                    <span className="text-muted">
                      <Trans>All of it</Trans>
                      <span className="sr-only">: {name}</span>
                    </span>
                  }
                  checked={on === permissions.length ? true : on === 0 ? false : "indeterminate"}
                  disabled={!permissions.some(mayGive)}
                  onChange={(next) => set(permissions, next)}
                />
              </div>
            )}
            {permissions.map((permission) => (
              <Checkbox
                key={permission}
                label={words[permission]}
                hint={!fixed && !mayGive(permission) ? t`You do not have this yourself.` : undefined}
                checked={value.has(permission)}
                disabled={fixed || !mayGive(permission)}
                onChange={(next) => set([permission], next)}
              />
            ))}
          </fieldset>
        );
      })}
      {!fixed && (
        <p role="status" className="text-sm text-muted">
          <Plural value={value.size} one="# permission chosen" other="# permissions chosen" />
        </p>
      )}
    </div>
  );
}
