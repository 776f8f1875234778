import { useLingui } from "@lingui/react/macro";
import { linkOptions } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import { ExportButton } from "#features/export-csv";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { periodOf } from "#shared/lib";
import { Button, DataTable, EmptyState, PeriodFilter } from "#shared/ui";
import { useStockCardColumns } from "./use-stock-card-columns.tsx";

/** Which part of the history is shown; empty for all of it. */
export interface StockCardSearch {
  readonly warehouse: string;
  /** Business days, both included. */
  readonly from: string;
  readonly to: string;
}

interface StockCardProps {
  readonly variantId: string;
  readonly name: string;
  readonly unit: string;
  readonly search: StockCardSearch;
  readonly onChange: (change: Partial<StockCardSearch>) => void;
  /** More filters, before those of the card. */
  readonly toolbar?: ReactNode;
  /** As high as the rest of the page when left out. */
  readonly maxHeight?: string;
}

/** Every movement of a SKU with the balance it left, the latest first; a row opens its document. */
export function StockCard({ variantId, name, unit, search, onChange, toolbar, maxHeight }: StockCardProps) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const query = { variantId, warehouseId: search.warehouse || undefined, order: "desc" as const, ...periodOf(search, timeZone) };
  const legs = useInfiniteList("/inventory/stock-card", query);
  const columns = useStockCardColumns({ unit, isOneWarehouse: search.warehouse !== "" });
  const isFiltered = search.from + search.to + search.warehouse !== "";
  return (
    <DataTable
      label={t`Stock card of ${name}`}
      columns={columns}
      // A transfer within the warehouses shown has a leg at either end, both of one movement.
      rowId={(leg) => `${leg.id} ${leg.warehouseId} ${leg.change}`}
      rowLink={(leg) => linkOptions({ to: "/documents/$id", params: { id: leg.documentId } })}
      storageKey="stock-card"
      maxHeight={maxHeight}
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
          {toolbar}
          <PeriodFilter from={search.from} to={search.to} onChange={onChange} />
          <ExportButton path="/inventory/stock-card.csv" query={query} name="stock-card" />
        </>
      }
    />
  );
}
