import { Trans, useLingui } from "@lingui/react/macro";
import type { Warehouse } from "@lumbung/sdk";
import { linkOptions } from "@tanstack/react-router";
import { Plus, Warehouse as WarehousePicture } from "lucide-react";
import { useMemo, useState } from "react";
import { Can } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { Badge, Button, type Column, DataTable, EmptyState, NativeSelect, Page } from "#shared/ui";
import { warehousesSearch } from "./search.ts";
import { useKindWords } from "./use-kind-words.ts";
import { WarehouseDialog } from "./warehouse-dialog.tsx";

export default function WarehousesPage() {
  const { t } = useLingui();
  const [{ archived }, setSearch] = useUrlState(warehousesSearch);
  const warehouses = useInfiniteList("/warehouses", { archived });
  const columns = useColumns();
  const [isNew, setIsNew] = useState(false);
  const create = (
    <Can permission="warehouse:write">
      <Button look="primary" icon={<Plus className="size-4" aria-hidden />} onClick={() => setIsNew(true)}>
        <Trans>New warehouse</Trans>
      </Button>
    </Can>
  );
  return (
    <Page title={t`Warehouses`} fill actions={create}>
      <DataTable
        label={t`Warehouses`}
        columns={columns}
        rowId={(warehouse) => warehouse.id}
        rowLink={(warehouse) => linkOptions({ to: "/warehouses/$id", params: { id: warehouse.id } })}
        {...warehouses}
        empty={
          <EmptyState
            icon={<WarehousePicture className="size-6" aria-hidden />}
            title={archived === "true" ? t`No archived warehouses` : t`No warehouses yet`}
            action={archived === "true" ? undefined : create}
          >
            {archived !== "true" && <Trans>A warehouse is a place with stock of its own: a shop, a store room, a van.</Trans>}
          </EmptyState>
        }
        toolbar={
          <NativeSelect
            aria-label={t`Which warehouses`}
            className="w-auto"
            value={archived}
            onChange={(event) => setSearch({ archived: event.target.value as typeof archived })}
          >
            <option value="false">{t`In use`}</option>
            <option value="true">{t`Archived`}</option>
            <option value="all">{t`All`}</option>
          </NativeSelect>
        }
      />
      {isNew && <WarehouseDialog onClose={() => setIsNew(false)} />}
    </Page>
  );
}

function useColumns(): Column<Warehouse>[] {
  const { t } = useLingui();
  const kinds = useKindWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with `t`.
  return useMemo(
    () => [
      {
        id: "name",
        header: t`Name`,
        main: true,
        width: "minmax(14rem, 3fr)",
        cell: (warehouse) => (
          <span className="flex min-w-0 items-center gap-2">
            <bdi className="truncate">{warehouse.name}</bdi>
            {warehouse.archivedAt !== null && <Badge>{t`Archived`}</Badge>}
          </span>
        ),
      },
      { id: "code", header: t`Code`, cell: (warehouse) => <bdi className="block truncate">{warehouse.code}</bdi> },
      { id: "kind", header: t`Kind`, cell: (warehouse) => kinds[warehouse.kind].name },
    ],
    [t],
  );
}
