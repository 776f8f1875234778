import { Trans, useLingui } from "@lingui/react/macro";
import type { Invitation } from "@lumbung/sdk";
import { MailPlus, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { PersonCell } from "#entities/person";
import { useRoleName } from "#entities/role";
import { Can, useCan } from "#entities/session";
import { useScopeText } from "#entities/warehouse";
import { api, useInfiniteList, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { useUrlState } from "#shared/lib";
import { Badge, Button, type Column, ConfirmDialog, DataTable, EmptyState, NativeSelect, type Tone, toast } from "#shared/ui";
import { teamSearch } from "./search.ts";

/** Who is invited and has not come yet; on demand also who has, and whose link is over. */
export function InvitationList({ views, onInvite }: { views: ReactNode; onInvite: () => void }) {
  const { t } = useLingui();
  const can = useCan();
  const [search, setSearch] = useUrlState(teamSearch);
  const invitations = useInfiniteList("/invitations", { state: search.state });
  const [revoking, setRevoking] = useState<Invitation>();
  return (
    <>
      <DataTable
        label={t`Invitations`}
        columns={useInvitationColumns()}
        rowId={(invitation) => invitation.id}
        {...invitations}
        actionsWidth="9rem"
        rowActions={(invitation) =>
          invitation.state === "open" && can("user:write") ? (
            <Button look="quiet" icon={<Undo2 className="flip-rtl size-4" aria-hidden />} onClick={() => setRevoking(invitation)}>
              <Trans>Take back</Trans>
            </Button>
          ) : null
        }
        empty={
          <EmptyState
            icon={<MailPlus className="size-6" aria-hidden />}
            title={t`No open invitations`}
            action={
              <Can permission="user:write">
                <Button onClick={onInvite}>
                  <Trans>Invite someone</Trans>
                </Button>
              </Can>
            }
          >
            <Trans>Invite the people who sell, count and keep the books with you. Each of them sees what their role allows.</Trans>
          </EmptyState>
        }
        toolbar={
          <>
            {views}
            <NativeSelect
              aria-label={t`Which invitations`}
              className="w-auto"
              value={search.state}
              onChange={(event) => setSearch({ state: event.target.value as typeof search.state })}
            >
              <option value="open">{t`Not accepted yet`}</option>
              <option value="all">{t`All`}</option>
            </NativeSelect>
          </>
        }
      />
      {revoking !== undefined && <RevokeDialog invitation={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

function useInvitationColumns(): Column<Invitation>[] {
  const { t } = useLingui();
  const format = useFormat();
  const roleName = useRoleName();
  const scopeText = useScopeText();
  return [
    {
      id: "name",
      header: t`Name`,
      main: true,
      width: "minmax(14rem, 2fr)",
      cell: ({ name, email }) => <PersonCell name={name} detail={<bdi>{email}</bdi>} />,
    },
    { id: "role", header: t`Role`, cell: ({ role }) => <bdi>{role === null ? "–" : roleName(role)}</bdi> },
    { id: "warehouses", header: t`Warehouses`, width: "minmax(10rem, 1.5fr)", cell: ({ warehouseIds }) => scopeText(warehouseIds) },
    { id: "state", header: t`State`, cell: ({ state }) => <InvitationState state={state} /> },
    {
      id: "expiresAt",
      header: t`Good until`,
      align: "end",
      width: "13rem",
      cell: ({ expiresAt }) => <span title={format.relative(expiresAt)}>{format.dateTime(expiresAt)}</span>,
    },
  ];
}

function InvitationState({ state }: { state: Invitation["state"] }) {
  const { t } = useLingui();
  const words = { open: t`Not accepted yet`, accepted: t`Accepted`, revoked: t`Taken back`, expired: t`Expired` };
  const tones: Record<Invitation["state"], Tone> = { open: "info", accepted: "good", revoked: "neutral", expired: "warn" };
  return <Badge tone={tones[state]}>{words[state]}</Badge>;
}

function RevokeDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useLingui();
  const { name } = invitation;
  const revoke = useSave((id: string, key) => api.delete("/invitations/{id}", { params: { id }, ...key }), {
    invalidates: [["/invitations"]],
    onSaved: () => {
      toast({ tone: "good", title: t`The invitation is taken back` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        <Trans>
          Take back the invitation of <bdi>{name}</bdi>?
        </Trans>
      }
      action={<Trans>Take back</Trans>}
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate(invitation.id)}
    >
      <Trans>The link stops working at once.</Trans>
    </ConfirmDialog>
  );
}
