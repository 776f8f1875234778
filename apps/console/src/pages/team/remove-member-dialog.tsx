import { Trans, useLingui } from "@lingui/react/macro";
import type { Member } from "@lumbung/sdk";
import { api, useSave } from "#shared/api";
import { ConfirmDialog, toast } from "#shared/ui";

/** Asks why someone leaves. It cannot be undone, but they can be invited again. */
export function RemoveMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useLingui();
  const { name } = member;
  const remove = useSave((reason: string, key) => api.delete("/users/{id}", { params: { id: member.id }, body: { reason }, ...key }), {
    invalidates: [["/users"], ["/roles"], ["/audit"]],
    onSaved: () => {
      toast({ tone: "good", title: t`${name} is out of the team` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        <Trans>
          Remove <bdi>{name}</bdi> from the team?
        </Trans>
      }
      action={<Trans>Remove</Trans>}
      danger
      askReason
      busy={remove.isPending}
      error={remove.error}
      onConfirm={(reason) => remove.mutate(reason)}
    >
      <Trans>They are signed out at once and see nothing of this business any more. What they did stays in the history. You can invite them again later.</Trans>
    </ConfirmDialog>
  );
}
