import { Trans, useLingui } from "@lingui/react/macro";
import type { CreatedInvitation } from "@lumbung/sdk";
import { useId, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { RoleSelect } from "#entities/role";
import { useMayGrant, useMe } from "#entities/session";
import { WarehouseScopeChoice } from "#entities/warehouse";
import { api, showFieldErrors, useSave } from "#shared/api";
import { Button, Dialog, Field, Input, Problem } from "#shared/ui";
import { InvitedDialog } from "./invited-dialog.tsx";

interface Values {
  email: string;
  name: string;
  roleId: string;
  warehouseIds: readonly string[] | null;
}

/** Asks whom to invite and what they may do; then shows the link, this once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const formId = useId();
  const { warehouseIds: own } = useMe();
  const mayGrant = useMayGrant();
  const [invited, setInvited] = useState<CreatedInvitation>();
  const form = useForm<Values>({ defaultValues: { email: "", name: "", roleId: "", warehouseIds: own } });
  const save = useSave(
    ({ warehouseIds, ...values }: Values, key) => api.post("/invitations", { body: { ...values, warehouseIds: warehouseIds && [...warehouseIds] }, ...key }),
    { invalidates: [["/invitations"]], onSaved: setInvited },
  );
  const submit = form.handleSubmit((values) => save.mutate(values, { onError: (error) => showFieldErrors(form, error) }));
  const { errors } = form.formState;
  if (invited !== undefined) return <InvitedDialog invitation={invited} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Invite someone`}
      description={t`They choose their own password. The link is good for seven days and for one person.`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={save.isPending}>
            <Trans>Invite</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Problem error={save.error} />
        <Field label={t`Name`} error={errors.name?.message} required>
          {(control) => <Input {...control} autoFocus maxLength={100} {...form.register("name", { required: t`Enter a name.` })} />}
        </Field>
        <Field label={t`E-mail`} error={errors.email?.message} required>
          {(control) => (
            <Input
              {...control}
              type="email"
              dir="ltr"
              autoComplete="off"
              maxLength={254}
              {...form.register("email", { required: t`Enter an e-mail address.` })}
            />
          )}
        </Field>
        <Controller
          control={form.control}
          name="roleId"
          rules={{ required: t`Choose a role.` }}
          render={({ field }) => (
            <Field label={t`Role`} hint={t`What they may see and do. It can be changed later.`} error={errors.roleId?.message} required>
              {(control) => <RoleSelect {...control} value={field.value} onChange={field.onChange} mayGrant={mayGrant} />}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="warehouseIds"
          rules={{ validate: (scope) => scope === null || scope.length > 0 || t`Choose at least one warehouse.` }}
          render={({ field }) => (
            <WarehouseScopeChoice value={field.value} onChange={field.onChange} mayGiveAll={own === null} error={errors.warehouseIds?.message} />
          )}
        />
      </form>
    </Dialog>
  );
}
