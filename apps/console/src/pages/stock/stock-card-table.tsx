import { Trans, useLingui } from "@lingui/react/macro";
import { linkOptions } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { ExportButton } from "#features/export-csv";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { periodOf, type UrlInput, type UrlState } from "#shared/lib";
import { Button, DataTable, EmptyState, PeriodFilter } from "#shared/ui";
import type { stockCardSearch } from "./search.ts";
import { useStockCardColumns } from "./use-stock-card-columns.tsx";

interface StockCardTableProps {
  readonly variantId: string;
  readonly name: string;
  readonly unit: string;
  readonly search: UrlState<typeof stockCardSearch>;
  readonly onChange: (change: UrlInput<typeof stockCardSearch>) => void;
}

/** Every movement of a SKU with the balance it left, the latest first; a row opens its document. */
export function StockCardTable({ variantId, name, unit, search, onChange }: StockCardTableProps) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const query = { variantId, warehouseId: search.warehouse || undefined, order: "desc" as const, ...periodOf(search, timeZone) };
  const legs = useInfiniteList("/inventory/stock-card", query);
  const columns = useStockCardColumns({ unit, isOneWarehouse: search.warehouse !== "" });
  const isFiltered = search.from + search.to + search.warehouse !== "";
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">
        <Trans>Stock card</Trans>
      </h2>
      <DataTable
        label={t`Stock card of ${name}`}
        columns={columns}
        // A transfer within the warehouses shown has a leg at either end, both of one movement.
        rowId={(leg) => `${leg.id} ${leg.warehouseId} ${leg.change}`}
        rowLink={(leg) => linkOptions({ to: "/documents/$id", params: { id: leg.documentId } })}
        storageKey="stock-card"
        maxHeight="36rem"
        {...legs}
        empty={
          <EmptyState
            icon={<ScrollText className="size-6" aria-hidden />}
            title={isFiltered ? t`Nothing moved then and there` : t`It has never been in stock`}
            action={isFiltered && <Button onClick={() => onChange({ warehouse: "", from: "", to: "" })}>{t`Show all of it`}</Button>}
          />
        }
        toolbar={
          <>
            <PeriodFilter from={search.from} to={search.to} onChange={onChange} />
            <ExportButton path="/inventory/stock-card.csv" query={query} name="stock-card" />
          </>
        }
      />
    </section>
  );
}
