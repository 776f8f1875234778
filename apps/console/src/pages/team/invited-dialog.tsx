import { Trans, useLingui } from "@lingui/react/macro";
import type { CreatedInvitation } from "@lumbung/sdk";
import { useFormat } from "#shared/i18n";
import { Button, CopyField, Dialog } from "#shared/ui";

/** The link of an invitation, shown this once: for whoever is reached by chat rather than by mail. */
export function InvitedDialog({ invitation, onClose }: { invitation: CreatedInvitation; onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, email, link } = invitation;
  const until = format.dateTime(invitation.expiresAt);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`${name} is invited`}
      footer={
        <Button look="primary" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      <div className="grid gap-4">
        <p>
          <Trans>
            A mail is on its way to <bdi>{email}</bdi>, if this server sends mail.
          </Trans>
        </p>
        {link === null ? (
          <p className="text-muted">
            <Trans>The link was shown before. Take the invitation back and invite again, if it is lost.</Trans>
          </p>
        ) : (
          <>
            <CopyField label={t`Link to hand over yourself`} value={link} />
            <p className="text-sm text-muted">
              <Trans>The link is shown this once. It is good until {until}.</Trans>
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}
