import { Trans, useLingui } from "@lingui/react/macro";
import type { DocumentItem } from "@lumbung/sdk";
import { Link, linkOptions } from "@tanstack/react-router";
import { ScrollText, Search } from "lucide-react";
import { useMemo } from "react";
import { ActorName, documentFilter, HistoryTabs, RouteOfGoods, When } from "#entities/document";
import { MovementBadge, useMovementNames } from "#entities/movement";
import { usePeople } from "#entities/person";
import { useCan } from "#entities/session";
import { useWarehouseNames, useWarehouses, WarehouseSelect } from "#entities/warehouse";
import { ExportButton } from "#features/export-csv";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { periodOf, useDebounced, useUrlState } from "#shared/lib";
import { Badge, Button, type Column, DataTable, EmptyState, Filters, Input, NativeSelect, Page, PeriodFilter } from "#shared/ui";
import { documentsSearch } from "./search.ts";

export default function DocumentsPage() {
  const { t } = useLingui();
  const format = useFormat();
  const [search, setSearch] = useUrlState(documentsSearch);
  const typed = useDebounced(search.q);
  const query = {
    ...documentFilter(typed),
    ...periodOf(search, format.timeZone),
    type: search.type || undefined,
    warehouseId: search.warehouse || undefined,
    actor: search.by || undefined,
  };
  const documents = useInfiniteList("/inventory/documents", query);
  const columns = useColumns();
  const filters = [search.type, search.warehouse, search.by, search.from + search.to].filter((value) => value !== "").length;
  const clear = () => setSearch({ q: "", type: "", warehouse: "", by: "", from: "", to: "" });
  return (
    <Page title={t`Documents`} fill actions={<HistoryTabs />}>
      <DataTable
        label={t`Stock documents`}
        columns={columns}
        rowId={(document) => document.id}
        rowLink={(document) => linkOptions({ to: "/documents/$id", params: { id: document.id } })}
        storageKey="documents"
        {...documents}
        empty={<NoDocuments isFiltered={filters > 0 || search.q !== ""} onClear={clear} />}
        toolbar={
          <>
            <Input
              type="search"
              aria-label={t`Number or reference`}
              placeholder={t`Number or reference`}
              className="w-full md:w-60"
              before={<Search className="size-4" aria-hidden />}
              value={search.q}
              onChange={(event) => setSearch({ q: event.target.value }, { replace: true })}
            />
            <Filters active={filters} onClear={clear}>
              <TypeSelect value={search.type} onChange={(type) => setSearch({ type })} />
              <WarehouseSelect
                className="w-auto max-w-48"
                value={search.warehouse}
                onChange={(warehouse) => setSearch({ warehouse })}
                none={t`All warehouses`}
              />
              <PersonSelect value={search.by} onChange={(by) => setSearch({ by })} />
              <PeriodFilter from={search.from} to={search.to} onChange={setSearch} />
            </Filters>
            <ExportButton path="/inventory/documents.csv" query={query} name="documents" />
          </>
        }
      />
    </Page>
  );
}

type TypeFilter = (typeof documentsSearch)["type"]["fallback"];

function TypeSelect({ value, onChange }: { value: TypeFilter; onChange: (type: TypeFilter) => void }) {
  const { t } = useLingui();
  const names = useMovementNames();
  return (
    <NativeSelect aria-label={t`Kind of document`} className="w-auto" value={value} onChange={(event) => onChange(event.target.value as TypeFilter)}>
      <option value="">{t`All kinds`}</option>
      {Object.entries(names).map(([type, name]) => (
        <option key={type} value={type}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Whose documents; only for those who may see the team. */
function PersonSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useLingui();
  const maySee = useCan()("user:read");
  const people = usePeople({ enabled: maySee });
  if (!maySee) return null;
  return (
    <NativeSelect aria-label={t`Recorded by`} className="w-auto max-w-48" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t`By anyone`}</option>
      {people?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

function NoDocuments({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  const picture = <ScrollText className="size-6" aria-hidden />;
  if (isFiltered)
    return (
      <EmptyState icon={picture} title={t`No document is like that`} action={<Button onClick={onClear}>{t`Show all documents`}</Button>}>
        <Trans>References are found as a whole, numbers such as RCV-2026-12 too.</Trans>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={picture}
      title={t`Nothing has been recorded yet`}
      action={
        <Button asChild look="primary">
          <Link to="/record">
            <Trans>Record the first movement</Trans>
          </Link>
        </Button>
      }
    >
      <Trans>Receipts, issues, transfers and corrections appear here as soon as they are recorded.</Trans>
    </EmptyState>
  );
}

function useColumns(): Column<DocumentItem>[] {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const isSingle = useWarehouses().length === 1;
  return useMemo(
    () => [
      {
        id: "number",
        header: t`Number`,
        main: true,
        width: "minmax(11rem, 1.2fr)",
        cell: (document) => (
          <span className="flex items-center gap-2">
            <bdi className="tabular">{document.number}</bdi>
            {document.reversedByDocumentId !== null && <Badge tone="bad">{t`Reversed`}</Badge>}
          </span>
        ),
      },
      { id: "type", header: t`Kind`, width: "minmax(8rem, 0.8fr)", cell: (document) => <MovementBadge type={document.type} /> },
      { id: "effectiveAt", header: t`When`, width: "minmax(9rem, 1fr)", cell: (document) => <When instant={document.effectiveAt} /> },
      {
        id: "warehouse",
        header: t`Warehouse`,
        hidden: isSingle,
        width: "minmax(9rem, 1.4fr)",
        cell: ({ warehouseId, toWarehouseId }) => <RouteOfGoods from={nameOf(warehouseId)} to={nameOf(toWarehouseId)} isTransfer={toWarehouseId !== null} />,
      },
      { id: "reference", header: t`Reference`, cell: (document) => <bdi className="block truncate">{document.reference ?? "–"}</bdi> },
      { id: "lines", header: t`Lines`, align: "end", width: "5rem", cell: (document) => format.count(document.lineCount) },
      { id: "by", header: t`By`, cell: (document) => <ActorName actor={document.actor} /> },
      { id: "reason", header: t`Reason`, hidden: true, cell: (document) => <bdi className="block truncate">{document.reason ?? "–"}</bdi> },
      { id: "recordedAt", header: t`Recorded`, hidden: true, cell: (document) => <When instant={document.recordedAt} /> },
    ],
    [t, format, nameOf, isSingle],
  );
}
