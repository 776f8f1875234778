import { Trans, useLingui } from "@lingui/react/macro";
import type { Import } from "@lumbung/sdk";
import { api, useSave } from "#shared/api";
import { ConfirmDialog, toast } from "#shared/ui";

/** Takes back everything an import has recorded, after asking why. */
export function UndoImport({ one, onClose }: { one: Import; onClose: () => void }) {
  const { t } = useLingui();
  const undo = useSave(({ reason }: { reason: string }, key) => api.post("/imports/{id}/undo", { params: { id: one.id }, body: { reason }, ...key }), {
    invalidates: [[]],
    onSaved: () => {
      onClose();
      toast({ title: t`The import was taken back`, tone: "good" });
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Undo this import?`}
      action={t`Undo the import`}
      danger
      askReason
      busy={undo.isPending}
      error={undo.error}
      onConfirm={(reason) => undo.mutate({ reason })}
    >
      <Trans>
        One document reverses all it has recorded, and products that nothing else has moved are archived. Where goods of it have gone on meanwhile, nothing is
        changed and you are told which.
      </Trans>
    </ConfirmDialog>
  );
}
