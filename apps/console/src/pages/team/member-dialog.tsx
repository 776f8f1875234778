import { Trans, useLingui } from "@lingui/react/macro";
import type { Member } from "@lumbung/sdk";
import { useId, useState } from "react";
import { RoleSelect, useRoleName, useRoles } from "#entities/role";
import { useMayGrant, useMe } from "#entities/session";
import { useScopeText, WarehouseScopeChoice } from "#entities/warehouse";
import { api, useVersionedSave } from "#shared/api";
import { Button, Dialog, Field, Problem, toast, VersionConflict } from "#shared/ui";

interface Values {
  readonly roleId: string;
  readonly warehouseIds: string[] | null;
}

const valuesOf = ({ role, warehouseIds }: Member): Values => ({ roleId: role.id, warehouseIds });

/** Gives someone another role or other warehouses. It counts from their next click on. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useLingui();
  const formId = useId();
  const { warehouseIds: own } = useMe();
  const mayGrant = useMayGrant();
  const [wanted, setWanted] = useState(valuesOf(member));
  const [isNowhere, setIsNowhere] = useState(false);
  const { id, name } = member;
  const { save, conflict, submit, keepMine, takeTheirs } = useVersionedSave<Member, Values>({
    thing: member,
    read: (read) => ({ values: valuesOf(read), version: read.version }),
    reload: () => api.get("/users/{id}", { params: { id } }),
    write: (changes, version, key) => api.patch("/users/{id}", { params: { id }, ifMatch: version, body: changes, ...key }),
    invalidates: [["/users"], ["/roles"], ["/audit"]],
    onSaved: (saved) => {
      if (saved.version !== member.version) toast({ tone: "good", title: t`${name}: role and warehouses are changed` });
      onClose();
    },
    onTake: setWanted,
    onError: () => undefined,
  });
  const words = useWords();
  const nowhere = wanted.warehouseIds?.length === 0;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<bdi>{name}</bdi>}
      description={t`What they may see and do changes at once, without signing in again.`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={save.isPending} disabled={conflict !== undefined}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setIsNowhere(nowhere);
          if (!nowhere) submit(wanted);
        }}
      >
        {conflict === undefined ? (
          <Problem error={save.error} />
        ) : (
          <VersionConflict
            fields={conflict.fields.map((field) => ({
              ...words(field),
              mine: words(field).of(conflict.mine),
              theirs: words(field).of(conflict.theirs.values),
            }))}
            busy={save.isPending}
            onTakeTheirs={takeTheirs}
            onKeepMine={keepMine}
          />
        )}
        <Field label={t`Role`}>
          {(control) => <RoleSelect {...control} value={wanted.roleId} onChange={(roleId) => setWanted({ ...wanted, roleId })} mayGrant={mayGrant} />}
        </Field>
        <WarehouseScopeChoice
          value={wanted.warehouseIds}
          onChange={(scope) => setWanted({ ...wanted, warehouseIds: scope && [...scope] })}
          mayGiveAll={own === null}
          error={isNowhere && nowhere ? t`Choose at least one warehouse.` : undefined}
        />
      </form>
    </Dialog>
  );
}

/** What the fields are called and how their values read. */
function useWords() {
  const { t } = useLingui();
  const roles = useRoles();
  const roleName = useRoleName();
  const scopeText = useScopeText();
  const nameOf = (roleId: string) => roles?.filter((role) => role.id === roleId).map(roleName)[0] ?? "";
  const fields = {
    roleId: { label: t`Role`, of: ({ roleId }: Values) => nameOf(roleId) },
    warehouseIds: { label: t`Warehouses`, of: ({ warehouseIds }: Values) => scopeText(warehouseIds) },
  };
  return (field: keyof Values) => fields[field];
}
