import { Trans, useLingui } from "@lingui/react/macro";
import type { Warehouse } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Archive, ArchiveRestore, Boxes, Pencil } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { get } from "#shared/api";
import { useIsPhone, useUrlState } from "#shared/lib";
import { Badge, Button, Card, Drawer, ErrorState, Page, Skeleton, Switch } from "#shared/ui";
import { ArchiveDialog, useArchiving } from "./archive-dialog.tsx";
import { LocationPanel } from "./location-panel.tsx";
import { findNode } from "./location-tree.ts";
import { LocationTree } from "./location-tree-view.tsx";
import { warehouseSearch } from "./search.ts";
import { useKindWords } from "./use-kind-words.ts";
import { useLocations, usePlaceCounts } from "./use-locations.ts";
import { WarehouseDialog } from "./warehouse-dialog.tsx";

/** One warehouse: its locations, and what lies in each. */
export default function WarehousePage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/shell/warehouses/$id" });
  const { data, error, refetch } = useQuery(get("/warehouses/{id}", { params: { id } }));
  if (data === undefined)
    return (
      <Page title={t`Warehouse`}>{error === null ? <Skeleton className="h-64 w-full" /> : <ErrorState error={error} onRetry={() => void refetch()} />}</Page>
    );
  return <Shown warehouse={data} />;
}

function Shown({ warehouse }: { warehouse: Warehouse }) {
  const { t } = useLingui();
  const kinds = useKindWords();
  const isArchived = warehouse.archivedAt !== null;
  return (
    <Page
      title={warehouse.name}
      fill
      heading={
        <span className="flex flex-wrap items-center gap-2">
          <bdi>{warehouse.name}</bdi>
          <bdi className="text-base font-normal text-muted">{warehouse.code}</bdi>
          <Badge>{kinds[warehouse.kind].name}</Badge>
          {isArchived && <Badge tone="warn">{t`Archived`}</Badge>}
        </span>
      }
      actions={<Actions warehouse={warehouse} />}
    >
      <Locations warehouse={warehouse} />
    </Page>
  );
}

function Actions({ warehouse }: { warehouse: Warehouse }) {
  const can = useCan();
  const [dialog, setDialog] = useState<"edit" | "archive">();
  const { restore } = useArchiving();
  const target = { warehouseId: warehouse.id, name: warehouse.name };
  return (
    <>
      {can("inventory:read") && (
        <Button asChild>
          <Link to="/stock" search={{ warehouse: warehouse.id }}>
            <Boxes className="size-4" aria-hidden />
            <Trans>Stock of the warehouse</Trans>
          </Link>
        </Button>
      )}
      {can("warehouse:write") &&
        (warehouse.archivedAt === null ? (
          <>
            <Button icon={<Pencil className="size-4" aria-hidden />} onClick={() => setDialog("edit")}>
              <Trans>Edit</Trans>
            </Button>
            <Button icon={<Archive className="size-4" aria-hidden />} onClick={() => setDialog("archive")}>
              <Trans>Archive</Trans>
            </Button>
          </>
        ) : (
          <Button look="primary" icon={<ArchiveRestore className="size-4" aria-hidden />} busy={restore.isPending} onClick={() => restore.mutate(target)}>
            <Trans>Restore</Trans>
          </Button>
        ))}
      {dialog === "edit" && <WarehouseDialog warehouse={warehouse} onClose={() => setDialog(undefined)} />}
      {dialog === "archive" && <ArchiveDialog target={target} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function Locations({ warehouse }: { warehouse: Warehouse }) {
  const { t } = useLingui();
  const can = useCan();
  const isPhone = useIsPhone();
  const [search, setSearch] = useUrlState(warehouseSearch);
  // An archived warehouse has nothing but archived locations.
  const { tree, error, refetch } = useLocations(warehouse.id, search.archived || warehouse.archivedAt !== null);
  const counts = usePlaceCounts(warehouse.id, can("inventory:read"));
  if (tree === undefined) return error === null ? <Skeleton className="h-64 w-full" /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const chosen = findNode(tree, search.location) ?? tree;
  const onChoose = (location: string) => setSearch({ location });
  const panel = <LocationPanel key={chosen.location.id} warehouseId={warehouse.id} tree={tree} node={chosen} onChoose={onChoose} />;
  return (
    <div className="grid min-h-0 flex-1 gap-4 md:grid-cols-[minmax(16rem,22rem)_1fr] md:overflow-hidden">
      <Card className="flex min-h-0 flex-col">
        <div className="min-h-0 flex-1 overflow-auto">
          <LocationTree
            label={t`Locations`}
            tree={tree}
            chosen={isPhone && search.location === "" ? "" : chosen.location.id}
            onChoose={onChoose}
            counts={counts}
          />
        </div>
        <div className="border-t border-line px-3 py-1.5">
          <Switch label={t`Show archived locations`} checked={search.archived} onChange={(archived) => setSearch({ archived })} />
        </div>
      </Card>
      {isPhone ? (
        <Drawer open={search.location !== ""} onOpenChange={(open) => !open && setSearch({ location: "" })} title={<bdi>{warehouse.name}</bdi>}>
          <div className="flex h-[70dvh] flex-col">{panel}</div>
        </Drawer>
      ) : (
        panel
      )}
    </div>
  );
}
