import { Trans, useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useForm } from "react-hook-form";
import { PermissionChoice } from "#entities/role";
import { useMe } from "#entities/session";
import { showFieldErrors } from "#shared/api";
import { Button, Drawer, Field, Input, Problem } from "#shared/ui";

interface RoleFormProps {
  readonly title: ReactNode;
  readonly start: { readonly name: string; readonly permissions: readonly Permission[] };
  readonly onSubmit: (values: { name: string; permissions: Permission[] }) => void;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** What somebody else has saved meanwhile; until it is settled nothing is sent. */
  readonly conflict?: ReactNode;
}

/** Name and permissions of a role, to write. */
export function RoleForm({ title, start, onSubmit, onClose, busy, error, conflict }: RoleFormProps) {
  const { t } = useLingui();
  const formId = useId();
  const { permissions: own } = useMe();
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set(start.permissions));
  const form = useForm({ defaultValues: { name: start.name } });
  const submit = form.handleSubmit(({ name }) => onSubmit({ name: name.trim(), permissions: [...chosen].sort() }));
  useEffect(() => {
    if (error != null) showFieldErrors(form, error);
  }, [error, form]);
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={busy} disabled={Boolean(conflict)}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        {conflict || <Problem error={error} />}
        <Field label={t`Name`} error={form.formState.errors.name?.message} required>
          {(control) => <Input {...control} maxLength={100} {...form.register("name", { required: t`Enter a name.` })} />}
        </Field>
        <PermissionChoice value={chosen} onChange={setChosen} mayGive={(permission) => own.includes(permission)} />
      </form>
    </Drawer>
  );
}
