import { useLingui } from "@lingui/react/macro";
import type { LevelItem } from "@lumbung/sdk";
import { useMemo } from "react";
import { Amount, levelState, StockBadge, stockTone, worstState } from "#entities/stock";
import { useWarehouses } from "#entities/warehouse";
import { useIsPhone } from "#shared/lib";
import type { Column } from "#shared/ui";
import { StockCell } from "./stock-cell.tsx";

interface StockColumnsOptions {
  readonly view: "onHand" | "available" | "minimum";
  /** One warehouse alone, or empty for all of them. */
  readonly warehouseId: string;
  readonly isPast: boolean;
}

/** A column for every warehouse, after the product and the sum; for one warehouse its figures side by side. */
export function useStockColumns({ view, warehouseId, isPast }: StockColumnsOptions): Column<LevelItem>[] {
  const { t } = useLingui();
  const isPhone = useIsPhone();
  const warehouses = useWarehouses();
  return useMemo(() => {
    const product: Column<LevelItem> = {
      id: "product",
      header: t`Product`,
      sortBy: "name",
      main: true,
      width: "minmax(14rem, 2.5fr)",
      cell: (row) => <ProductCell row={row} />,
    };
    const sku: Column<LevelItem> = {
      id: "sku",
      header: t`SKU`,
      sortBy: "sku",
      width: "minmax(7rem, 1fr)",
      hidden: isPhone,
      cell: (row) => <bdi className="block truncate">{row.sku}</bdi>,
    };
    const figure = (id: "onHand" | "available" | "reserved", header: string, hidden = false): Column<LevelItem> => ({
      id,
      header,
      align: "end",
      hidden,
      width: "minmax(7rem, 1fr)",
      ...(id === "reserved" ? {} : { sortBy: id }),
      cell: (row) => (
        <span className={id === "onHand" ? stockTone[levelState({ onHand: row.onHand })] : undefined}>
          <Amount value={row[id]} unit={row.baseUnit} />
        </span>
      ),
    });
    const cell = (id: string, header: string): Column<LevelItem> => ({
      id,
      header,
      align: "end",
      width: "minmax(8rem, 1fr)",
      cell: (row) => <StockCell row={row} warehouseId={id} warehouseName={header} view={view} />,
    });
    const shown = warehouses.filter(({ id }) => warehouseId === "" || id === warehouseId);
    const one = warehouseId !== "" || warehouses.length === 1;
    // A card lists only where there is any.
    const where: Column<LevelItem> = {
      id: "where",
      header: t`Where`,
      cell: (row) => <WhereCell row={row} nameOf={new Map(shown.map(({ id, name }) => [id, name]))} view={view} />,
    };
    if (!one && isPhone && view !== "minimum") return [product, sku, figure(view, t`Together`), where];
    if (!one) return [product, sku, figure(view === "available" ? "available" : "onHand", t`Together`), ...shown.map(({ id, name }) => cell(id, name))];
    const minimum = shown.map(
      ({ id, name }): Column<LevelItem> => ({
        ...cell(id, name),
        id: "minimum",
        header: t`Minimum`,
        cell: (row) => <StockCell row={row} warehouseId={id} warehouseName={name} view={view === "minimum" ? "minimum" : "minimumText"} />,
      }),
    );
    return [
      product,
      sku,
      figure("onHand", t`On hand`),
      ...(isPast ? [] : [figure("reserved", t`Reserved`, true), figure("available", t`Available`)]),
      ...minimum,
    ];
  }, [t, isPhone, warehouses, view, warehouseId, isPast]);
}

function WhereCell({ row, nameOf, view }: { row: LevelItem; nameOf: ReadonlyMap<string, string>; view: StockColumnsOptions["view"] }) {
  const cells = row.warehouses?.filter((cell) => nameOf.has(cell.warehouseId) && (cell.onHand !== "0" || cell.minimum !== null)) ?? [];
  if (cells.length === 0) return "–";
  return (
    <span className="flex flex-wrap gap-x-3">
      {cells.map(({ warehouseId }) => (
        <span key={warehouseId} className="inline-flex gap-1.5">
          <bdi>{nameOf.get(warehouseId)}</bdi>
          <StockCell row={row} warehouseId={warehouseId} warehouseName={nameOf.get(warehouseId) ?? ""} view={view} />
        </span>
      ))}
    </span>
  );
}

function ProductCell({ row }: { row: LevelItem }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="truncate">{row.name}</bdi>
      <StockBadge state={worstState(row)} />
    </span>
  );
}
