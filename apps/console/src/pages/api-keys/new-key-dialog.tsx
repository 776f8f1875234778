import { Trans, useLingui } from "@lingui/react/macro";
import type { CreatedApiKey } from "@lumbung/sdk";
import { Button, CopyField, Dialog } from "#shared/ui";

/** The key itself, shown this once: the server keeps only its fingerprint. */
export function NewKeyDialog({ apiKey, onClose }: { apiKey: CreatedApiKey; onClose: () => void }) {
  const { t } = useLingui();
  const { name, key } = apiKey;
  return (
    <Dialog
      open
      // A press beside the dialog must not lose what is shown only once.
      onOpenChange={(open) => !open && key === null && onClose()}
      title={t`The key of ${name}`}
      footer={
        <Button look="primary" onClick={onClose}>
          <Trans>I have kept it</Trans>
        </Button>
      }
    >
      {key === null ? (
        <p>
          <Trans>The key was shown before. Revoke it and make another one, if it is lost.</Trans>
        </p>
      ) : (
        <div className="grid gap-4">
          <p className="text-muted">
            <Trans>It is shown this once. Put it where the program keeps its secrets; whoever has it can do what the key may do.</Trans>
          </p>
          <CopyField label={t`Key`} value={key} />
          <CopyField label={t`Try it`} value={`curl -H "Authorization: Bearer ${key}" ${location.origin}/api/v1/auth/me`} />
        </div>
      )}
    </Dialog>
  );
}
