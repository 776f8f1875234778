import { Trans, useLingui } from "@lingui/react/macro";
import { Link, linkOptions } from "@tanstack/react-router";
import { ScrollText, Search, X } from "lucide-react";
import { HistoryTabs } from "#entities/document";
import { useMovementNames } from "#entities/movement";
import { SkuFilter } from "#entities/stock";
import { WarehouseSelect } from "#entities/warehouse";
import { ExportButton } from "#features/export-csv";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { periodOf, useDebounced, useUrlState } from "#shared/lib";
import { Button, DataTable, EmptyState, Filters, Input, NativeSelect, Page, PeriodFilter } from "#shared/ui";
import { movementsSearch } from "./search.ts";
import { useMovementColumns } from "./use-movement-columns.tsx";

export default function MovementsPage() {
  const { t } = useLingui();
  const format = useFormat();
  const names = useMovementNames();
  const [search, setSearch] = useUrlState(movementsSearch);
  const reference = useDebounced(search.reference);
  const query = {
    ...periodOf(search, format.timeZone),
    sku: search.sku || undefined,
    reference: reference.trim() || undefined,
    documentId: search.document || undefined,
    type: search.type || undefined,
    warehouseId: search.warehouse || undefined,
  };
  const movements = useInfiniteList("/inventory/movements", query);
  const columns = useMovementColumns();
  const filters = [search.reference, search.document, search.type, search.warehouse, search.from + search.to].filter((value) => value !== "").length;
  const clear = () => setSearch({ sku: "", reference: "", document: "", type: "", warehouse: "", from: "", to: "" });
  return (
    <Page title={t`Movements`} fill actions={<HistoryTabs />}>
      <DataTable
        label={t`Movements`}
        columns={columns}
        rowId={(movement) => movement.id}
        rowLink={(movement) => linkOptions({ to: "/documents/$id", params: { id: movement.documentId } })}
        storageKey="movements"
        {...movements}
        empty={<NoMovements isFiltered={filters > 0 || search.sku !== ""} onClear={clear} />}
        toolbar={
          <>
            <SkuFilter className="w-full md:w-56" value={search.sku} onChange={(sku) => setSearch({ sku })} />
            <Filters active={filters} onClear={clear}>
              <Input
                type="search"
                aria-label={t`Reference`}
                placeholder={t`Reference`}
                className="w-full md:w-44"
                before={<Search className="size-4" aria-hidden />}
                value={search.reference}
                onChange={(event) => setSearch({ reference: event.target.value }, { replace: true })}
              />
              <NativeSelect
                aria-label={t`Kind of document`}
                className="w-auto"
                value={search.type}
                onChange={(event) => setSearch({ type: event.target.value as typeof search.type })}
              >
                <option value="">{t`All kinds`}</option>
                {Object.entries(names).map(([type, name]) => (
                  <option key={type} value={type}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
              <WarehouseSelect
                className="w-auto max-w-48"
                value={search.warehouse}
                onChange={(warehouse) => setSearch({ warehouse })}
                none={t`All warehouses`}
              />
              <PeriodFilter from={search.from} to={search.to} onChange={setSearch} />
              {search.document !== "" && (
                <Button icon={<X className="size-4" aria-hidden />} onClick={() => setSearch({ document: "" })}>
                  <Trans>One document only</Trans>
                </Button>
              )}
            </Filters>
            <ExportButton path="/inventory/movements.csv" query={query} name="movements" />
          </>
        }
      />
    </Page>
  );
}

function NoMovements({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<ScrollText className="size-6" aria-hidden />}
      title={isFiltered ? t`No movement is like that` : t`Nothing has moved yet`}
      action={
        isFiltered ? (
          <Button onClick={onClear}>{t`Show all movements`}</Button>
        ) : (
          <Button asChild look="primary">
            <Link to="/record">
              <Trans>Record the first movement</Trans>
            </Link>
          </Button>
        )
      }
    />
  );
}
