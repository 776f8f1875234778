import { Trans, useLingui } from "@lingui/react/macro";
import type { ApiKey } from "@lumbung/sdk";
import { api, useSave } from "#shared/api";
import { ConfirmDialog, toast } from "#shared/ui";

/** Asks why a key ends; whatever uses it stops at once. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useLingui();
  const { name } = apiKey;
  const revoke = useSave((reason: string, key) => api.delete("/api-keys/{id}", { params: { id: apiKey.id }, body: { reason }, ...key }), {
    invalidates: [["/api-keys"], ["/audit"]],
    onSaved: () => {
      toast({ tone: "good", title: t`The key ${name} is revoked` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        <Trans>
          Revoke the key <bdi>{name}</bdi>?
        </Trans>
      }
      action={<Trans>Revoke</Trans>}
      danger
      askReason
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={(reason) => revoke.mutate(reason)}
    >
      <Trans>The program that uses it stops working at once. This cannot be undone; a new key can be made.</Trans>
    </ConfirmDialog>
  );
}
