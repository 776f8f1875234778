import { Trans, useLingui } from "@lingui/react/macro";
import type { DeadEvent } from "@lumbung/sdk";
import { CopyField, Drawer } from "#shared/ui";

/** A dead event as it is, with its error, for whoever looks for the cause. */
export function DeadEventDrawer({ event, onClose }: { event: DeadEvent; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Drawer open wide onOpenChange={(open) => !open && onClose()} title={<bdi>{event.topic}</bdi>} description={<bdi>{event.consumer}</bdi>}>
      <div className="grid gap-4">
        <section className="grid gap-1">
          <h3 className="text-sm font-medium">
            <Trans>Error</Trans>
          </h3>
          <Code>{event.error}</Code>
        </section>
        <section className="grid gap-1">
          <h3 className="text-sm font-medium">
            <Trans>Event</Trans>
          </h3>
          <Code>{JSON.stringify(event.event, null, 2)}</Code>
        </section>
        <CopyField label={t`On the command line`} value={`pnpm lumbung events replay --id ${event.id}`} />
      </div>
    </Drawer>
  );
}

export function Code({ children }: { children: string }) {
  return (
    <pre dir="ltr" className="max-h-96 overflow-auto rounded-control bg-sunken p-3 text-sm break-words whitespace-pre-wrap">
      {children}
    </pre>
  );
}
