import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { ArrowRight } from "lucide-react";
import { useWarehouseNames } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import type { PreviewLevel } from "./use-preview.ts";

/** Stock of a SKU in a warehouse before and after. */
export function LevelChange({ level, named }: { level: PreviewLevel | undefined; named: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  if (level === undefined) return <span className="hidden h-6 md:block" />;
  const { before, after, warehouseId } = level;
  const label = t`Stock: ${format.quantity(before.onHand)} before, ${format.quantity(after.onHand)} after`;
  return (
    <Link
      to="/stock/$variantId"
      params={{ variantId: level.variantId }}
      search={{ warehouse: warehouseId }}
      title={label}
      className="tabular inline-flex flex-wrap items-center gap-1.5 rounded-md text-sm hover:bg-sunken md:px-1"
    >
      <span className="sr-only">{label}</span>
      <span aria-hidden className="contents">
        <span className="text-muted md:hidden">{named ? <bdi>{nameOf(warehouseId) ?? <Trans>Other warehouse</Trans>}</bdi> : <Trans>In stock</Trans>}</span>
        {named && <bdi className="hidden max-w-28 truncate text-xs text-muted md:inline">{nameOf(warehouseId)}</bdi>}
        <span className="text-muted">{format.quantity(before.onHand)}</span>
        <ArrowRight className="flip-rtl size-3.5 text-muted" aria-hidden />
        <span className={clsx("font-semibold", after.onHand.startsWith("-") && "text-bad")}>{format.quantity(after.onHand)}</span>
      </span>
    </Link>
  );
}
