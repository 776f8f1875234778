import { Trans, useLingui } from "@lingui/react/macro";
import type { Warehouse, WarehouseKind } from "@lumbung/sdk";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { Controller, useForm } from "react-hook-form";
import { api, showFieldErrors, useSave, useVersionedSave } from "#shared/api";
import { Button, type ConflictingField, Dialog, Field, Input, Problem, RadioGroup, toast, VersionConflict } from "#shared/ui";
import { useKindWords } from "./use-kind-words.ts";

interface Values {
  readonly name: string;
  readonly code: string;
  readonly kind: WarehouseKind;
}

const kindsInOrder: readonly WarehouseKind[] = ["main", "branch", "virtual"];
const trimmed = ({ name, code, kind }: Values): Values => ({ name: name.trim(), code: code.trim(), kind });

/** A new warehouse, or another name, code or kind for one that is there. */
export function WarehouseDialog({ warehouse, onClose }: { warehouse?: Warehouse; onClose: () => void }) {
  return warehouse === undefined ? <NewWarehouse onClose={onClose} /> : <EditWarehouse warehouse={warehouse} onClose={onClose} />;
}

function NewWarehouse({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: { name: "", code: "", kind: "branch" } });
  const save = useSave((values: Values, key) => api.post("/warehouses", { body: values, ...key }), {
    invalidates: [["/warehouses"]],
    onSaved: ({ id }) => void navigate({ to: "/warehouses/$id", params: { id } }),
  });
  return (
    <Frame
      title={t`New warehouse`}
      form={form}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={(values) => save.mutate(trimmed(values), { onError: (error) => showFieldErrors(form, error) })}
    >
      <Problem error={save.error} />
    </Frame>
  );
}

function EditWarehouse({ warehouse, onClose }: { warehouse: Warehouse; onClose: () => void }) {
  const { t } = useLingui();
  const kinds = useKindWords();
  const { id } = warehouse;
  const form = useForm<Values>({ defaultValues: trimmed(warehouse) });
  const { save, conflict, submit, keepMine, takeTheirs } = useVersionedSave<Warehouse, Values>({
    thing: warehouse,
    read: ({ name, code, kind, version }) => ({ values: { name, code, kind }, version }),
    reload: () => api.get("/warehouses/{id}", { params: { id } }),
    write: (changes, version, key) => api.patch("/warehouses/{id}", { params: { id }, ifMatch: version, body: changes, ...key }),
    invalidates: [["/warehouses"], ["/warehouses/{id}"], ["/warehouses/{id}/locations"]],
    onSaved: () => {
      toast({ title: t`Saved`, tone: "good" });
      onClose();
    },
    onTake: (values) => form.reset(values),
    onError: (error) => showFieldErrors(form, error),
  });
  const labels = { name: t`Name`, code: t`Code`, kind: t`Kind` };
  const shown = (field: keyof Values, values: Values) => (field === "kind" ? kinds[values.kind].name : <bdi>{values[field]}</bdi>);
  const fields = conflict?.fields.map(
    (field): ConflictingField => ({ label: labels[field], mine: shown(field, conflict.mine), theirs: shown(field, conflict.theirs.values) }),
  );
  return (
    <Frame
      title={t`Edit warehouse`}
      form={form}
      busy={save.isPending}
      isBlocked={conflict !== undefined}
      onClose={onClose}
      onSubmit={(values) => submit(trimmed(values))}
    >
      {fields === undefined ? (
        <Problem error={save.error} />
      ) : (
        <VersionConflict fields={fields} busy={save.isPending} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      )}
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly busy: boolean;
  readonly isBlocked?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (values: Values) => void;
  readonly children: ReactNode;
}

function Frame({ title, form, busy, isBlocked = false, onClose, onSubmit, children }: FrameProps) {
  const { t } = useLingui();
  const formId = useId();
  const kinds = useKindWords();
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={busy} disabled={isBlocked}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={form.handleSubmit(onSubmit)}>
        {children}
        <Field label={t`Name`} error={errors.name?.message} required>
          {(control) => <Input {...control} maxLength={200} {...form.register("name", { validate: (name) => name.trim() !== "" || t`Enter a name.` })} />}
        </Field>
        <Field label={t`Code`} hint={t`A short name for labels and files, such as MAIN.`} error={errors.code?.message} required>
          {(control) => (
            <Input
              {...control}
              maxLength={50}
              autoCapitalize="characters"
              {...form.register("code", { validate: (code) => code.trim() !== "" || t`Enter a code.` })}
            />
          )}
        </Field>
        <fieldset>
          <legend className="text-sm font-medium">
            <Trans>Kind</Trans>
          </legend>
          <Controller
            control={form.control}
            name="kind"
            render={({ field }) => (
              <RadioGroup
                label={t`Kind`}
                value={field.value}
                onChange={field.onChange}
                options={kindsInOrder.map((kind) => ({ value: kind, label: kinds[kind].name, hint: kinds[kind].hint }))}
              />
            )}
          />
        </fieldset>
      </form>
    </Dialog>
  );
}
