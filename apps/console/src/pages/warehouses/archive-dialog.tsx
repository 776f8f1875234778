import { Trans, useLingui } from "@lingui/react/macro";
import { api, useSave } from "#shared/api";
import { Button, Dialog, toast } from "#shared/ui";
import { ArchiveProblem } from "./archive-problem.tsx";

/** What is archived or restored: a warehouse, or one location of it. */
interface Target {
  readonly warehouseId: string;
  readonly locationId?: string;
  readonly name: string;
}

const stale = [["/warehouses"], ["/warehouses/{id}"], ["/warehouses/{id}/locations"]];

/** Takes a warehouse or a location out of use and back into it. */
export function useArchiving(onDone: () => void = () => undefined) {
  const { t } = useLingui();
  const restore = useSave(
    async ({ warehouseId, locationId }: Target, key) => {
      if (locationId === undefined) await api.post("/warehouses/{id}/restore", { params: { id: warehouseId }, ...key });
      else await api.post("/warehouses/{id}/locations/{locationId}/restore", { params: { id: warehouseId, locationId }, ...key });
    },
    { invalidates: stale, onSaved: (_, { name }) => toast({ title: t`${name} is in use again`, tone: "good" }) },
  );
  const archive = useSave(
    async ({ warehouseId, locationId }: Target, key) => {
      if (locationId === undefined) await api.post("/warehouses/{id}/archive", { params: { id: warehouseId }, ...key });
      else await api.post("/warehouses/{id}/locations/{locationId}/archive", { params: { id: warehouseId, locationId }, ...key });
    },
    {
      invalidates: stale,
      onSaved: (_, target) => {
        onDone();
        toast({ title: t`${target.name} is archived`, tone: "good", action: { label: t`Undo`, onSelect: () => restore.mutate(target) } });
      },
    },
  );
  return { archive, restore };
}

/** Asks before something is taken out of use, and says what stands against it. */
export function ArchiveDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useLingui();
  const { archive } = useArchiving(onClose);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Archive ${target.name}?`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="danger" busy={archive.isPending} onClick={() => archive.mutate(target)}>
            <Trans>Archive</Trans>
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p className="text-muted">
          <Trans>Nothing can be recorded there any more; its history stays, and it can be restored at any time. It must be empty.</Trans>
        </p>
        {archive.error !== null && <ArchiveProblem error={archive.error} warehouseId={target.warehouseId} />}
      </div>
    </Dialog>
  );
}
