import { Trans, useLingui } from "@lingui/react/macro";
import type { Category } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { CategorySelect, idsBelow, pathOf } from "#entities/product";
import { api, LumbungError, type Save, showFieldErrors, useSave } from "#shared/api";
import { Button, type ConflictingField, Dialog, Field, Input, Problem, toast, VersionConflict } from "#shared/ui";

/** A new category below one (null for the top), or one to rename or move. */
export type Wanted = { readonly parentId: string | null } | { readonly category: Category };

interface Values {
  name: string;
  /** Empty for the top. */
  parentId: string;
}

interface CategoryDialogProps {
  readonly wanted: Wanted;
  readonly all: readonly Category[];
  readonly onClose: () => void;
}

/** Names a category and says where it belongs. */
export function CategoryDialog({ wanted, all, onClose }: CategoryDialogProps) {
  const { t } = useLingui();
  const formId = useId();
  const client = useQueryClient();
  const category = "category" in wanted ? wanted.category : undefined;
  const parentId = "category" in wanted ? wanted.category.parentId : wanted.parentId;
  const form = useForm<Values>({ defaultValues: { name: category?.name ?? "", parentId: parentId ?? "" } });
  const [theirs, setTheirs] = useState<Category>();
  const below = useMemo(() => (category === undefined ? undefined : idsBelow(all, category.id)), [all, category]);
  const save = useSave(({ version, ...values }: Values & { version: number }, key) => write(category?.id, version, values, key), {
    onSaved: () => {
      void client.invalidateQueries({ queryKey: ["/categories"] });
      void client.invalidateQueries({ queryKey: ["list", "/products"] });
      toast({ tone: "good", title: t`Saved` });
      onClose();
    },
  });

  function send(values: Values, version: number): void {
    setTheirs(undefined);
    save.mutate(
      { ...values, name: values.name.trim(), version },
      {
        onError: async (error) => {
          const isConflict = error instanceof LumbungError && error.code === "VERSION_CONFLICT";
          if (isConflict && category !== undefined) setTheirs(await api.get("/categories/{id}", { params: { id: category.id } }));
          else showFieldErrors(form, error, { categoryId: "parentId" });
        },
      },
    );
  }
  function take(newer: Category): void {
    form.reset({ name: newer.name, parentId: newer.parentId ?? "" });
    setTheirs(undefined);
    save.reset();
  }

  const title = category === undefined ? t`New category` : t`Rename or move`;
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
          <Button type="submit" form={formId} look="primary" busy={save.isPending} disabled={theirs !== undefined}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void form.handleSubmit((values) => send(values, category?.version ?? 0))(event)}>
        {theirs === undefined ? (
          <Problem error={save.error} />
        ) : (
          <Conflict
            mine={form.getValues()}
            theirs={theirs}
            all={all}
            busy={save.isPending}
            onTake={() => take(theirs)}
            onKeep={() => send(form.getValues(), theirs.version)}
          />
        )}
        <Field label={t`Name`} error={form.formState.errors.name?.message} required>
          {(field) => (
            <Input {...field} autoFocus dir="auto" maxLength={100} {...form.register("name", { validate: (name) => name.trim() !== "" || t`Enter a name.` })} />
          )}
        </Field>
        <Field label={t`Belongs to`} error={form.formState.errors.parentId?.message}>
          {(field) => (
            <Controller
              control={form.control}
              name="parentId"
              render={({ field: { value, onChange } }) => (
                <CategorySelect {...field} none={t`Nothing: it stands at the top`} value={value} onChange={onChange} except={below} />
              )}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

interface ConflictProps {
  readonly mine: Values;
  readonly theirs: Category;
  readonly all: readonly Category[];
  readonly busy: boolean;
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

function Conflict({ mine, theirs, all, busy, onTake, onKeep }: ConflictProps) {
  const { t } = useLingui();
  const byId = new Map(all.map((one) => [one.id, one]));
  const place = (id: string | null) => (id === null || id === "" ? t`At the top` : pathOf(byId, id).join(" › "));
  const fields: ConflictingField[] = [];
  if (mine.name !== theirs.name) fields.push({ label: t`Name`, mine: <bdi>{mine.name}</bdi>, theirs: <bdi>{theirs.name}</bdi> });
  if (mine.parentId !== (theirs.parentId ?? ""))
    fields.push({ label: t`Belongs to`, mine: <bdi>{place(mine.parentId)}</bdi>, theirs: <bdi>{place(theirs.parentId)}</bdi> });
  return <VersionConflict fields={fields} busy={busy} onTakeTheirs={onTake} onKeepMine={onKeep} />;
}

function write(id: string | undefined, version: number, { name, parentId }: Values, key: Save) {
  const body = { name, parentId: parentId === "" ? null : parentId };
  return id === undefined ? api.post("/categories", { body, ...key }) : api.patch("/categories/{id}", { params: { id }, ifMatch: version, body, ...key });
}
