import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { useId } from "react";
import { useCan } from "#entities/session";
import { useWarehouses, WarehouseSelect } from "#entities/warehouse";
import { ExportButton } from "#features/export-csv";
import { useFormat } from "#shared/i18n";
import { dayIn, type UrlInput, type UrlState } from "#shared/lib";
import { DateInput, Filters, Input, Segmented } from "#shared/ui";
import type { levelsQuery } from "./levels-query.ts";
import type { stockSearch } from "./search.ts";

interface StockToolbarProps {
  readonly search: UrlState<typeof stockSearch>;
  readonly onChange: (change: UrlInput<typeof stockSearch>, options?: { replace?: boolean }) => void;
  readonly query: ReturnType<typeof levelsQuery>;
  readonly view: UrlState<typeof stockSearch>["view"];
  readonly isPast: boolean;
}

/** Which stock, of when, and which of its figures. */
export function StockToolbar({ search, onChange, query, view, isPast }: StockToolbarProps) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const maySetMinimum = useCan()("minimum:write");
  const warehouses = useWarehouses();
  const asOfId = useId();
  const filters = [search.state, search.warehouse, search.asOf].filter((value) => value !== "").length;
  return (
    <>
      <Input
        type="search"
        aria-label={t`Search stock`}
        placeholder={t`Name, SKU, brand or barcode`}
        className="w-full md:w-64"
        before={<Search className="size-4" aria-hidden />}
        value={search.q}
        onChange={(event) => onChange({ q: event.target.value }, { replace: true })}
      />
      <Filters active={filters} onClear={() => onChange({ state: "", warehouse: "", asOf: "" })}>
        <Segmented
          label={t`Which stock`}
          value={search.state === "" ? "all" : search.state}
          onChange={(state) => onChange({ state: state === "all" ? "" : state })}
          options={[
            { value: "all", label: t`All` },
            { value: "low", label: t`Low` },
            { value: "out", label: t`Out` },
          ]}
        />
        {warehouses.length > 1 && (
          <WarehouseSelect className="w-auto max-w-52" value={search.warehouse} onChange={(warehouse) => onChange({ warehouse })} none={t`All warehouses`} />
        )}
        {!isPast && (
          <Segmented
            label={t`Which figure`}
            value={view}
            onChange={(next) => onChange({ view: next })}
            options={[
              { value: "onHand", label: t`On hand` },
              { value: "available", label: t`Available` },
              ...(maySetMinimum ? [{ value: "minimum" as const, label: t`Minimum` }] : []),
            ]}
          />
        )}
        <span className="flex items-center gap-2">
          <label htmlFor={asOfId} className="text-sm text-muted">{t`As of`}</label>
          <DateInput id={asOfId} className="w-40" value={search.asOf} max={dayIn(timeZone)} onChange={(asOf) => onChange({ asOf })} />
        </span>
      </Filters>
      <ExportButton path="/inventory/levels.csv" query={query} name={search.asOf === "" ? "stock" : `stock-as-of-${search.asOf}`} />
    </>
  );
}
