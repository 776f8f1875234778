import { useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import type { Role } from "@lumbung/sdk";
import { useState } from "react";
import { PermissionChoice, usePermissionWords, useRoleName } from "#entities/role";
import { useCan, useMayGrant, useMe } from "#entities/session";
import { api, useSave, useVersionedSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { type ConflictingField, Drawer, toast, VersionConflict } from "#shared/ui";
import { RoleForm } from "./role-form.tsx";

interface Values {
  readonly name: string;
  readonly permissions: Permission[];
}

interface RoleDrawerProps {
  /** The role that is looked at or changed; undefined for a new one. */
  readonly role: Role | undefined;
  /** What a new one begins as. */
  readonly base: Role | undefined;
  readonly onClose: () => void;
}

const valuesOf = (role: Role): Values => ({ name: role.name, permissions: [...role.permissions].sort() as Permission[] });
const stale = [["/roles"], ["/users"], ["/audit"], ["/auth/me"]];

/** A role with its permissions: to look at, to change, or new. */
export function RoleDrawer({ role, base, onClose }: RoleDrawerProps) {
  const { t } = useLingui();
  const can = useCan();
  const roleName = useRoleName();
  const mayGrant = useMayGrant();
  if (role === undefined) return <NewRole base={base} onClose={onClose} />;
  if (can("role:write") && !role.preset && mayGrant(role.permissions)) return <ChangeRole role={role} onClose={onClose} />;
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={<bdi>{roleName(role)}</bdi>}
      description={role.preset ? t`A preset: the same in every business. Make your own from it to change something.` : undefined}
    >
      <PermissionChoice value={new Set(role.permissions as Permission[])} />
    </Drawer>
  );
}

function NewRole({ base, onClose }: { base: Role | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const { permissions: own } = useMe();
  const roleName = useRoleName();
  const baseName = base === undefined ? "" : roleName(base);
  const make = useSave((body: Values, key) => api.post("/roles", { body, ...key }), {
    invalidates: stale,
    onSaved: ({ name }) => {
      toast({ tone: "good", title: t`The role ${name} is made` });
      onClose();
    },
  });
  const start = {
    name: base === undefined ? "" : t`${baseName} (own)`,
    permissions: (base?.permissions ?? []).filter((permission) => own.includes(permission)) as Permission[],
  };
  return <RoleForm title={t`New role`} start={start} error={make.error} busy={make.isPending} onClose={onClose} onSubmit={(values) => make.mutate(values)} />;
}

function ChangeRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useLingui();
  const { id } = role;
  const [taken, setTaken] = useState<Values>();
  const difference = useDifference();
  const { save, conflict, submit, keepMine, takeTheirs } = useVersionedSave<Role, Values>({
    thing: role,
    read: (read) => ({ values: valuesOf(read), version: read.version }),
    reload: () => api.get("/roles/{id}", { params: { id } }),
    write: (changes, version, key) => api.patch("/roles/{id}", { params: { id }, ifMatch: version, body: changes, ...key }),
    invalidates: stale,
    onSaved: ({ name, version }) => {
      if (version !== role.version) toast({ tone: "good", title: t`The role ${name} is changed` });
      onClose();
    },
    onTake: setTaken,
    onError: () => undefined,
  });
  return (
    <RoleForm
      key={JSON.stringify(taken)}
      title={<bdi>{role.name}</bdi>}
      start={taken ?? valuesOf(role)}
      error={save.error}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={submit}
      conflict={
        conflict !== undefined && (
          <VersionConflict
            fields={conflict.fields.map((field) => difference(field, conflict.mine, conflict.theirs.values))}
            busy={save.isPending}
            onTakeTheirs={takeTheirs}
            onKeepMine={keepMine}
          />
        )
      }
    />
  );
}

/** How two versions of a role differ, in words. */
function useDifference() {
  const { t } = useLingui();
  const words = usePermissionWords();
  const format = useFormat();
  const only = (some: readonly Permission[], others: readonly Permission[]) =>
    format.list(some.filter((permission) => !others.includes(permission)).map((permission) => words[permission] ?? permission)) || "–";
  return (field: keyof Values, mine: Values, theirs: Values): ConflictingField =>
    field === "name"
      ? { label: t`Name`, mine: mine.name, theirs: theirs.name }
      : { label: t`Allowed only here`, mine: only(mine.permissions, theirs.permissions), theirs: only(theirs.permissions, mine.permissions) };
}
