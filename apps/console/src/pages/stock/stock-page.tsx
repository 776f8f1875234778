import { Trans, useLingui } from "@lingui/react/macro";
import { Link, linkOptions } from "@tanstack/react-router";
import { Boxes, History, ScanBarcode } from "lucide-react";
import { useCan } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { useDebounced, useUrlState } from "#shared/lib";
import { Button, DataTable, EmptyState, Page } from "#shared/ui";
import { levelsQuery } from "./levels-query.ts";
import { stockSearch } from "./search.ts";
import { StockToolbar } from "./stock-toolbar.tsx";
import { useStockColumns } from "./use-stock-columns.tsx";

export default function StockPage() {
  const { t } = useLingui();
  const format = useFormat();
  const [search, setSearch] = useUrlState(stockSearch);
  const query = levelsQuery({ ...search, q: useDebounced(search.q) }, format.timeZone);
  const levels = useInfiniteList("/inventory/levels", { ...query, sum: "true", each: "true" });
  const isPast = query.asOf !== undefined;
  // The past has neither reservations nor minimums to change.
  const view = isPast ? "onHand" : search.view;
  const columns = useStockColumns({ view, warehouseId: search.warehouse, isPast });
  return (
    <Page title={t`Stock`} fill actions={<RecordButton />}>
      {isPast && <PastNote day={search.asOf} onBack={() => setSearch({ asOf: "" })} />}
      <DataTable
        label={isPast ? t`Stock on ${format.day(search.asOf)}` : t`Stock`}
        columns={columns}
        rowId={(level) => level.variantId}
        rowLink={(level) =>
          linkOptions({
            to: "/stock/$variantId",
            params: { variantId: level.variantId },
            search: search.warehouse === "" ? {} : { warehouse: search.warehouse },
          })
        }
        sort={search.sort}
        onSortChange={(sort) => setSearch({ sort: sort as typeof search.sort })}
        storageKey="stock"
        {...levels}
        empty={<NoStock search={search} onClear={() => setSearch({ q: "", warehouse: "", state: "", asOf: "" })} />}
        toolbar={<StockToolbar search={search} onChange={setSearch} query={query} view={view} isPast={isPast} />}
      />
    </Page>
  );
}

function RecordButton() {
  const can = useCan();
  const mayRecord = (["inventory:receive", "inventory:issue", "inventory:adjust", "inventory:transfer"] as const).some(can);
  if (!mayRecord) return null;
  return (
    <Button asChild look="primary">
      <Link to="/record">
        <ScanBarcode className="size-4" aria-hidden />
        <Trans>Record</Trans>
      </Link>
    </Button>
  );
}

/** What one sees is not what is there now: said above everything else. */
function PastNote({ day, onBack }: { day: string; onBack: () => void }) {
  const format = useFormat();
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-info-soft px-3 py-1.5 text-info">
      <History className="size-4 shrink-0" aria-hidden />
      <span className="me-auto">
        <Trans>Stock at the end of {format.day(day)}, as it is known today.</Trans>
      </span>
      <button type="button" className="control font-medium underline underline-offset-4" onClick={onBack}>
        <Trans>Back to now</Trans>
      </button>
    </p>
  );
}

function NoStock({ search, onClear }: { search: { q: string; state: string; warehouse: string; asOf: string }; onClear: () => void }) {
  const { t } = useLingui();
  const can = useCan();
  const picture = <Boxes className="size-6" aria-hidden />;
  const showAll = <Button onClick={onClear}>{t`Show all stock`}</Button>;
  if (search.q !== "") return <EmptyState icon={picture} title={t`Nothing found for “${search.q}”`} action={showAll} />;
  if (search.state === "low")
    return (
      <EmptyState icon={picture} title={t`Nothing is low`} action={showAll}>
        <Trans>What falls below its minimum appears here. Set minimums in the view “Minimum”.</Trans>
      </EmptyState>
    );
  if (search.state === "out")
    return (
      <EmptyState icon={picture} title={t`Nothing is out`} action={showAll}>
        <Trans>Everything that was ever in stock is there.</Trans>
      </EmptyState>
    );
  if (search.warehouse + search.asOf !== "") return <EmptyState icon={picture} title={t`There was no stock`} action={showAll} />;
  return (
    <EmptyState
      icon={picture}
      title={t`No stock yet`}
      action={
        <>
          {can("inventory:receive") && (
            <Button asChild look="primary">
              <Link to="/record">
                <Trans>Record what is there</Trans>
              </Link>
            </Button>
          )}
          {can("import:write") && (
            <Button asChild>
              <Link to="/imports">
                <Trans>Import a file</Trans>
              </Link>
            </Button>
          )}
        </>
      }
    >
      <Trans>Record the goods you have as opening stock, or receive the first delivery. Stock is counted from then on.</Trans>
    </EmptyState>
  );
}
