import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { DeadEvent } from "@lumbung/sdk";
import { CheckCircle2, Eye, MoreVertical, RotateCw, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Can, useCan } from "#entities/session";
import { api, useInfiniteList, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Button, type Column, ConfirmDialog, DataTable, EmptyState, IconButton, Menu, MenuItem, Problem, toast } from "#shared/ui";
import { DeadEventDrawer } from "./dead-event-drawer.tsx";

const stale = [["/system/dead-events"], ["/system/consumers"], ["/audit"]];

/** Events that a consumer could not handle: shown, handed over once more, or given up. */
export function DeadEvents() {
  const { t } = useLingui();
  const can = useCan();
  const dead = useInfiniteList("/system/dead-events", {});
  const columns = useColumns();
  const [shown, setShown] = useState<DeadEvent>();
  const [discarded, setDiscarded] = useState<DeadEvent>();
  const told = ({ replayed, failed }: { replayed: number; failed: number }) =>
    toast(
      failed === 0
        ? { tone: "good", title: <Plural value={replayed} one="# event is handled" other="# events are handled" /> }
        : {
            tone: "warn",
            title: <Plural value={failed} one="# event failed again" other="# events failed again" />,
            detail: t`The new error stands beside it.`,
          },
    );
  const replay = useSave((id: string, key) => api.post("/system/dead-events/{id}/replay", { params: { id }, ...key }), { invalidates: stale, onSaved: told });
  const replayAll = useSave((_: number, key) => api.post("/system/dead-events/replay", { body: {}, ...key }), { invalidates: stale, onSaved: told });
  const mayMend = can("system:write");
  return (
    <div className="grid gap-3">
      <Problem error={replay.error ?? replayAll.error} />
      <DataTable
        label={t`Dead events`}
        columns={columns}
        rowId={(event) => event.id}
        {...dead}
        maxHeight="65dvh"
        rowActions={(event) => (
          <Menu trigger={<IconButton label={t`What can be done with this event`} icon={<MoreVertical className="size-4" aria-hidden />} />}>
            <MenuItem icon={<Eye className="size-4" aria-hidden />} onSelect={() => setShown(event)}>
              <Trans>Look at it</Trans>
            </MenuItem>
            {mayMend && (
              <>
                <MenuItem icon={<RotateCw className="size-4" aria-hidden />} onSelect={() => replay.mutate(event.id)}>
                  <Trans>Replay</Trans>
                </MenuItem>
                <MenuItem danger icon={<Trash2 className="size-4" aria-hidden />} onSelect={() => setDiscarded(event)}>
                  <Trans>Discard</Trans>
                </MenuItem>
              </>
            )}
          </Menu>
        )}
        empty={
          <EmptyState icon={<CheckCircle2 className="size-6" aria-hidden />} title={t`No dead events`}>
            <Trans>An event that fails five times is set aside here with its error, so that the others can go on.</Trans>
          </EmptyState>
        }
        toolbar={
          (dead.rows?.length ?? 0) > 0 && (
            <Can permission="system:write">
              <Button icon={<RotateCw className="size-4" aria-hidden />} busy={replayAll.isPending} onClick={() => replayAll.mutate(Date.now())}>
                <Trans>Replay all</Trans>
              </Button>
            </Can>
          )
        }
      />
      {shown !== undefined && <DeadEventDrawer event={shown} onClose={() => setShown(undefined)} />}
      {discarded !== undefined && <DiscardDialog event={discarded} onClose={() => setDiscarded(undefined)} />}
    </div>
  );
}

function useColumns(): Column<DeadEvent>[] {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "topic",
        header: t`Event`,
        main: true,
        width: "minmax(17rem, 1.2fr)",
        cell: (event) => <bdi className="font-mono text-sm break-all">{event.topic}</bdi>,
      },
      { id: "consumer", header: t`Consumer`, cell: (event) => <bdi className="font-mono text-sm">{event.consumer}</bdi> },
      { id: "error", header: t`Error`, width: "minmax(14rem, 2fr)", cell: (event) => <bdi className="line-clamp-2 break-words">{event.error}</bdi> },
      { id: "attempts", header: t`Attempts`, align: "end", width: "6rem", cell: (event) => format.count(event.attempts) },
      { id: "parkedAt", header: t`Set aside`, align: "end", width: "13rem", cell: (event) => format.dateTime(event.parkedAt) },
    ],
    [t, format],
  );
}

function DiscardDialog({ event, onClose }: { event: DeadEvent; onClose: () => void }) {
  const { t } = useLingui();
  const discard = useSave((reason: string, key) => api.post("/system/dead-events/{id}/discard", { params: { id: event.id }, body: { reason }, ...key }), {
    invalidates: stale,
    onSaved: () => {
      toast({ tone: "good", title: t`The event is given up` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Discard this event?`}
      action={<Trans>Discard</Trans>}
      danger
      askReason
      busy={discard.isPending}
      error={discard.error}
      onConfirm={(reason) => discard.mutate(reason)}
    >
      <Trans>
        <bdi>{event.consumer}</bdi> will never handle it. The ledger is not touched; what the consumer would have done stays undone.
      </Trans>
    </ConfirmDialog>
  );
}
