import { Trans, useLingui } from "@lingui/react/macro";
import type { ImportPreset } from "@lumbung/sdk";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { api, showFieldErrors, useSave } from "#shared/api";
import { Button, Dialog, Field, Input, Problem } from "#shared/ui";

/** Gives a saved format another name. */
export function RenamePreset({ preset, onClose }: { preset: ImportPreset; onClose: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const form = useForm({ defaultValues: { name: preset.name } });
  const save = useSave(
    ({ name }: { name: string }, key) =>
      api.put("/import-presets/{id}", {
        params: { id: preset.id },
        ifMatch: preset.version,
        body: { kind: preset.kind, name, settings: preset.settings },
        ...key,
      }),
    { invalidates: [["/import-presets"]], onSaved: onClose },
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Rename the saved format`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={id} look="primary" busy={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-3"
        onSubmit={form.handleSubmit((values) => save.mutate(values, { onError: (error) => showFieldErrors(form, error) }))}
      >
        <Problem error={save.error} />
        <Field label={t`Name`} error={form.formState.errors.name?.message} required>
          {(control) => <Input {...control} maxLength={100} {...form.register("name", { required: t`Enter a name.` })} />}
        </Field>
      </form>
    </Dialog>
  );
}
