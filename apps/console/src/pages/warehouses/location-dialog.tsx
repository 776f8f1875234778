import { Trans, useLingui } from "@lingui/react/macro";
import type { Location } from "@lumbung/sdk";
import { type ReactNode, useId } from "react";
import { useForm } from "react-hook-form";
import { api, showFieldErrors, useSave, useVersionedSave } from "#shared/api";
import { Button, type ConflictingField, Dialog, Field, Input, NativeSelect, Problem, toast, VersionConflict } from "#shared/ui";
import { findNode, type LocationNode, pathTo, rowsOf } from "./location-tree.ts";

interface Values {
  readonly name: string;
  readonly code: string;
  readonly parentId: string;
}

interface LocationDialogProps {
  readonly warehouseId: string;
  readonly tree: LocationNode;
  readonly onClose: () => void;
}

const trimmed = ({ name, code, parentId }: Values): Values => ({ name: name.trim(), code: code.trim(), parentId });
const stale = [["/warehouses/{id}/locations"]];

/** A new location below another one. */
export function NewLocation({ warehouseId, tree, parentId, onClose, onMade }: LocationDialogProps & { parentId: string; onMade: (id: string) => void }) {
  const { t } = useLingui();
  const form = useForm<Values>({ defaultValues: { name: "", code: "", parentId } });
  const save = useSave((body: Values, key) => api.post("/warehouses/{id}/locations", { params: { id: warehouseId }, body, ...key }), {
    invalidates: stale,
    onSaved: ({ id }) => {
      onMade(id);
      onClose();
    },
  });
  return (
    <Frame
      title={t`New location`}
      form={form}
      tree={tree}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={(values) => save.mutate(trimmed(values), { onError: (error) => showFieldErrors(form, error) })}
    >
      <Problem error={save.error} />
    </Frame>
  );
}

/** Another name, code or place in the tree for a location. */
export function EditLocation({ warehouseId, tree, location, onClose }: LocationDialogProps & { location: Location }) {
  const { t } = useLingui();
  const params = { id: warehouseId, locationId: location.id };
  const form = useForm<Values>({ defaultValues: valuesOf(location, warehouseId) });
  const { save, conflict, submit, keepMine, takeTheirs } = useVersionedSave<Location, Values>({
    thing: location,
    read: (read) => ({ values: valuesOf(read, warehouseId), version: read.version }),
    reload: () => reload(params),
    write: (changes, version, key) => api.patch("/warehouses/{id}/locations/{locationId}", { params, ifMatch: version, body: changes, ...key }),
    invalidates: stale,
    onSaved: () => {
      toast({ title: t`Saved`, tone: "good" });
      onClose();
    },
    onTake: (values) => form.reset(values),
    onError: (error) => showFieldErrors(form, error),
  });
  const labels = { name: t`Name`, code: t`Code`, parentId: t`Lies in` };
  const shown = (field: keyof Values, values: Values) => <bdi>{field === "parentId" ? findNode(tree, values.parentId)?.location.name : values[field]}</bdi>;
  const fields = conflict?.fields.map(
    (field): ConflictingField => ({ label: labels[field], mine: shown(field, conflict.mine), theirs: shown(field, conflict.theirs.values) }),
  );
  return (
    <Frame
      title={t`Rename or move`}
      form={form}
      tree={tree}
      moved={location.id}
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

const valuesOf = ({ name, code, parentId }: Location, rootId: string): Values => ({ name, code, parentId: parentId ?? rootId });

async function reload({ id, locationId }: { id: string; locationId: string }): Promise<Location> {
  for await (const location of api.list("/warehouses/{id}/locations", { params: { id }, query: { limit: 200, archived: "all" } }))
    if (location.id === locationId) return location;
  throw new Error(`location ${locationId} is gone`);
}

interface FrameProps {
  readonly title: string;
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly tree: LocationNode;
  /** The location that is moved: it cannot lie in itself. */
  readonly moved?: string;
  readonly busy: boolean;
  readonly isBlocked?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (values: Values) => void;
  readonly children: ReactNode;
}

function Frame({ title, form, tree, moved, busy, isBlocked = false, onClose, onSubmit, children }: FrameProps) {
  const { t } = useLingui();
  const formId = useId();
  const { errors } = form.formState;
  // Closing what is moved leaves out all below it.
  const parents = rowsOf(tree, new Set(moved === undefined ? [] : [moved])).filter(({ location }) => location.id !== moved && location.archivedAt === null);
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
        <Field label={t`Name`} hint={t`Such as Shelf 3 or Cold room.`} error={errors.name?.message} required>
          {(control) => <Input {...control} maxLength={200} {...form.register("name", { validate: (name) => name.trim() !== "" || t`Enter a name.` })} />}
        </Field>
        <Field label={t`Code`} hint={t`Short, for labels at the shelf, such as A-03.`} error={errors.code?.message} required>
          {(control) => <Input {...control} maxLength={50} {...form.register("code", { validate: (code) => code.trim() !== "" || t`Enter a code.` })} />}
        </Field>
        <Field label={t`Lies in`} error={errors.parentId?.message}>
          {(control) => (
            <NativeSelect {...control} {...form.register("parentId")}>
              {parents.map(({ location, depth }) => (
                <option key={location.id} value={location.id}>
                  {depth === 0 ? location.name : pathTo(tree, location.id).join(" › ")}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </form>
    </Dialog>
  );
}
