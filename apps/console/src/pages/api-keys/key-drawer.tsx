import { Trans, useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import type { CreatedApiKey } from "@lumbung/sdk";
import { useId, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { PermissionChoice } from "#entities/role";
import { useMe } from "#entities/session";
import { WarehouseScopeChoice } from "#entities/warehouse";
import { api, showFieldErrors, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { dayIn, endOfDay } from "#shared/lib";
import { Button, DateInput, Drawer, Field, Input, Problem } from "#shared/ui";
import { NewKeyDialog } from "./new-key-dialog.tsx";

interface Values {
  name: string;
  permissions: ReadonlySet<Permission>;
  warehouseIds: readonly string[] | null;
  /** The last day it works; empty for no end. */
  lastDay: string;
}

/** Makes a key with only what its program needs, then shows it, this once. */
export function KeyDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const formId = useId();
  const { timeZone } = useFormat();
  const me = useMe();
  const [made, setMade] = useState<CreatedApiKey>();
  const form = useForm<Values>({ defaultValues: { name: "", permissions: new Set(), warehouseIds: me.warehouseIds, lastDay: "" } });
  const save = useSave(
    ({ name, permissions, warehouseIds, lastDay }: Omit<Values, "permissions"> & { permissions: Permission[] }, key) =>
      api.post("/api-keys", {
        body: { name, permissions, warehouseIds: warehouseIds && [...warehouseIds], expiresAt: lastDay === "" ? undefined : endOfDay(lastDay, timeZone) },
        ...key,
      }),
    { invalidates: [["/api-keys"], ["/audit"]], onSaved: setMade },
  );
  const submit = form.handleSubmit(({ permissions, ...values }) =>
    save.mutate({ ...values, permissions: [...permissions] }, { onError: (error) => showFieldErrors(form, error, { expiresAt: "lastDay" }) }),
  );
  const { errors } = form.formState;
  if (made !== undefined) return <NewKeyDialog apiKey={made} onClose={onClose} />;
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Make a key`}
      description={t`It can do no more than you, and only what you choose here.`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={save.isPending}>
            <Trans>Make the key</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Problem error={save.error} />
        <Field label={t`Name`} hint={t`What uses it, such as Web shop.`} error={errors.name?.message} required>
          {(control) => <Input {...control} autoFocus maxLength={100} {...form.register("name", { required: t`Enter a name.` })} />}
        </Field>
        <Controller
          control={form.control}
          name="lastDay"
          render={({ field }) => (
            <Field label={t`Last day`} hint={t`Empty: it works until it is revoked.`} error={errors.lastDay?.message}>
              {(control) => <DateInput {...control} value={field.value} onChange={field.onChange} min={dayIn(timeZone)} />}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="warehouseIds"
          rules={{ validate: (scope) => scope === null || scope.length > 0 || t`Choose at least one warehouse.` }}
          render={({ field }) => (
            <WarehouseScopeChoice value={field.value} onChange={field.onChange} mayGiveAll={me.warehouseIds === null} error={errors.warehouseIds?.message} />
          )}
        />
        <Controller
          control={form.control}
          name="permissions"
          rules={{ validate: (chosen) => chosen.size > 0 || t`Choose at least one permission.` }}
          render={({ field }) => (
            <div className="grid gap-2">
              {errors.permissions !== undefined && (
                <p role="alert" className="text-sm text-bad">
                  {errors.permissions.message}
                </p>
              )}
              <PermissionChoice value={field.value} onChange={field.onChange} mayGive={(permission) => me.permissions.includes(permission)} />
            </div>
          )}
        />
      </form>
    </Drawer>
  );
}
