import { useLingui } from "@lingui/react/macro";
import type { LevelItem } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { levelState, stockTone } from "#entities/stock";
import { MinimumInput } from "#features/set-minimum";
import { useFormat } from "#shared/i18n";

interface StockCellProps {
  readonly row: LevelItem;
  readonly warehouseId: string;
  readonly warehouseName: string;
  /** `minimum` to change it, `minimumText` to read it. */
  readonly view: "onHand" | "available" | "minimum" | "minimumText";
}

/** What a warehouse has of a SKU. The figure opens the history that made it. */
export function StockCell({ row, warehouseId, warehouseName, view }: StockCellProps) {
  const { t } = useLingui();
  const format = useFormat();
  const cell = row.warehouses?.find((one) => one.warehouseId === warehouseId);
  const minimum = cell?.minimum ?? null;
  if (view === "minimum")
    return (
      <span className="relative z-[1] inline-flex">
        <MinimumInput variantId={row.variantId} warehouseId={warehouseId} minimum={minimum} label={t`Minimum of ${row.name} in ${warehouseName}`} />
      </span>
    );
  if (view === "minimumText") return minimum === null ? "–" : format.quantity(minimum);
  if (cell === undefined) return <span className="text-muted">–</span>;
  const state = levelState(cell);
  const words = { ok: undefined, low: t`Low`, out: t`Out`, short: t`Below zero` };
  return (
    <Link
      to="/stock/$variantId"
      params={{ variantId: row.variantId }}
      search={{ warehouse: warehouseId }}
      title={words[state]}
      className={clsx("relative z-[1] inline-flex items-baseline gap-1 hover:underline", stockTone[state], state !== "ok" && "font-semibold")}
    >
      <bdi>{format.quantity(cell[view])}</bdi>
      {minimum !== null && (
        <span className="text-xs font-normal text-muted" title={t`Minimum`}>
          / <bdi>{format.quantity(minimum)}</bdi>
        </span>
      )}
      {words[state] !== undefined && <span className="sr-only">{words[state]}</span>}
    </Link>
  );
}
