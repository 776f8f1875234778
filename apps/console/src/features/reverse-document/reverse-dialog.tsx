import { Trans, useLingui } from "@lingui/react/macro";
import type { PostedDocument } from "@lumbung/sdk";
import { api, useSave } from "#shared/api";
import { ConfirmDialog, toast } from "#shared/ui";

interface ReverseDialogProps {
  readonly document: { readonly id: string; readonly number: string };
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Told the reversal document. */
  readonly onReversed?: (reversal: PostedDocument["document"]) => void;
}

/** Takes a posted document back by a reversal, with the reason; nothing is erased. */
export function ReverseDialog({ document, open, onOpenChange, onReversed }: ReverseDialogProps) {
  const { t } = useLingui();
  const reverse = useSave(
    (input: { id: string; reason: string }, save) =>
      api.post("/inventory/documents/{id}/reversal", { params: { id: input.id }, body: { reason: input.reason }, ...save }),
    {
      invalidates: [
        "/inventory/documents",
        "/inventory/documents/{id}",
        "/inventory/movements",
        "/inventory/levels",
        "/inventory/stock-card",
        "/dashboard",
      ].map((path) => [path]),
      onSaved: (posted) => {
        onOpenChange(false);
        toast({ tone: "good", title: t`${document.number} is taken back by ${posted.document.number}` });
        onReversed?.(posted.document);
      },
    },
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        reverse.reset();
        onOpenChange(next);
      }}
      title={<Trans>Reverse {document.number}?</Trans>}
      action={<Trans>Reverse</Trans>}
      danger
      askReason
      busy={reverse.isPending}
      error={reverse.error}
      onConfirm={(reason) => reverse.mutate({ id: document.id, reason })}
    >
      <Trans>A reversal document puts the stock back as it was before. Both stay in the history; a reversal itself cannot be taken back.</Trans>
    </ConfirmDialog>
  );
}
