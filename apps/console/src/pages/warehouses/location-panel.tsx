import { Trans, useLingui } from "@lingui/react/macro";
import { Archive, ArchiveRestore, FolderTree, Pencil } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { Badge, Button } from "#shared/ui";
import { ArchiveDialog, useArchiving } from "./archive-dialog.tsx";
import { LocationContents } from "./location-contents.tsx";
import { EditLocation, NewLocation } from "./location-dialog.tsx";
import { type LocationNode, pathTo } from "./location-tree.ts";

interface LocationPanelProps {
  readonly warehouseId: string;
  readonly tree: LocationNode;
  readonly node: LocationNode;
  readonly onChoose: (id: string) => void;
}

/** One location: where it is, what can be done with it, and what lies there. */
export function LocationPanel({ warehouseId, tree, node, onChoose }: LocationPanelProps) {
  const { t } = useLingui();
  const can = useCan();
  const [dialog, setDialog] = useState<"new" | "edit" | "archive">();
  const { restore } = useArchiving();
  const { location, depth } = node;
  const isRoot = depth === 0;
  const isArchived = location.archivedAt !== null;
  const mayWrite = can("warehouse:write") && tree.location.archivedAt === null;
  const target = { warehouseId, locationId: location.id, name: location.name };
  const close = () => setDialog(undefined);
  return (
    <section aria-label={location.name} className="flex min-h-0 min-w-0 flex-1 flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 text-lg">
            <bdi>{location.name}</bdi>
            <bdi className="text-base font-normal text-muted">{location.code}</bdi>
            {isArchived && <Badge>{t`Archived`}</Badge>}
          </h2>
          <p className="text-sm text-muted">
            {isRoot ? (
              <Trans>What lies in the warehouse and in none of its locations.</Trans>
            ) : (
              <bdi>{[tree.location.name, ...pathTo(tree, location.id)].join(" › ")}</bdi>
            )}
          </p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            {!isArchived && (
              <Button icon={<FolderTree className="size-4" aria-hidden />} onClick={() => setDialog("new")}>
                <Trans>Add a location here</Trans>
              </Button>
            )}
            {!isRoot && !isArchived && (
              <>
                <Button icon={<Pencil className="size-4" aria-hidden />} onClick={() => setDialog("edit")}>
                  <Trans>Rename or move</Trans>
                </Button>
                <Button icon={<Archive className="size-4" aria-hidden />} onClick={() => setDialog("archive")}>
                  <Trans>Archive</Trans>
                </Button>
              </>
            )}
            {!isRoot && isArchived && (
              <Button icon={<ArchiveRestore className="size-4" aria-hidden />} busy={restore.isPending} onClick={() => restore.mutate(target)}>
                <Trans>Restore</Trans>
              </Button>
            )}
          </div>
        )}
      </header>
      {can("inventory:read") && <LocationContents warehouseId={warehouseId} locationId={location.id} name={location.name} />}
      {dialog === "new" && <NewLocation warehouseId={warehouseId} tree={tree} parentId={location.id} onClose={close} onMade={onChoose} />}
      {dialog === "edit" && <EditLocation warehouseId={warehouseId} tree={tree} location={location} onClose={close} />}
      {dialog === "archive" && <ArchiveDialog target={target} onClose={close} />}
    </section>
  );
}
