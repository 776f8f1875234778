import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useMemo } from "react";
import { useWarehouses } from "#entities/warehouse";
import { get } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Bars } from "#shared/ui";
import { bucketSeconds, type Rates } from "./rates.ts";

interface GaugesProps {
  readonly rates: Rates;
  /** The warehouse the feed is about; empty for all. */
  readonly chosen: string;
  readonly onChoose: (warehouseId: string) => void;
}

/** Most alerts that are counted at once. */
const alertsMax = 200;
const barCount = 60 / bucketSeconds;

/** How busy each warehouse is, and how many of its alerts are open. Pressing one shows it alone. */
export function Gauges({ rates, chosen, onChoose }: GaugesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const warehouses = useWarehouses();
  const alertsOf = useOpenAlerts();
  const sums = new Map([...rates.perWarehouse].map(([id, bars]) => [id, bars.reduce((sum, bar) => sum + bar, 0)]));
  const most = Math.max(1, ...sums.values());
  return (
    <ul aria-label={t`Warehouses`} className="grid auto-cols-[minmax(9.5rem,1fr)] grid-flow-col gap-2 overflow-x-auto pb-1 lg:grid-flow-row lg:auto-cols-auto">
      {warehouses.map((warehouse) => {
        const bars = rates.perWarehouse.get(warehouse.id) ?? [];
        const perMinute = sums.get(warehouse.id) ?? 0;
        const alerts = alertsOf(warehouse.id);
        const isChosen = chosen === warehouse.id;
        return (
          <li key={warehouse.id}>
            <button
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChoose(isChosen ? "" : warehouse.id)}
              className={clsx(
                "grid w-full gap-1.5 rounded-card border bg-surface p-3 text-start transition-colors hover:bg-sunken",
                isChosen ? "border-accent ring-1 ring-accent" : "border-line",
              )}
            >
              <span className="flex items-baseline justify-between gap-2">
                <bdi className="truncate font-medium">{warehouse.name}</bdi>
                <span className="tabular text-lg font-semibold">{format.count(perMinute)}</span>
              </span>
              <span
                role="meter"
                aria-label={t`Documents in the last minute`}
                aria-valuemin={0}
                aria-valuemax={most}
                aria-valuenow={perMinute}
                className="block h-1.5 overflow-hidden rounded-full bg-sunken"
              >
                <span className="block h-full rounded-full bg-accent transition-[width]" style={{ width: `${(perMinute / most) * 100}%` }} />
              </span>
              <Bars values={padded(bars)} label={t`Documents in the last minute, every ${bucketSeconds} seconds`} className="hidden h-6 w-full lg:block" />
              <span className="flex justify-between gap-2 text-sm text-muted">
                <span className="hidden lg:inline">
                  <Trans>in the last minute</Trans>
                </span>
                <span className={clsx(alerts > 0 && "text-warn")}>
                  {alerts >= alertsMax ? (
                    <Trans>{format.count(alertsMax)} alerts or more</Trans>
                  ) : (
                    <Plural value={alerts} _0="no alert" one="# alert" other="# alerts" />
                  )}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The newest bar stands at the end, also in the first minute. */
function padded(bars: readonly number[]): number[] {
  return [...Array.from({ length: Math.max(0, barCount - bars.length) }, () => 0), ...bars];
}

/** Open alerts by warehouse, as far as one page of them goes. */
function useOpenAlerts(): (warehouseId: string) => number {
  const { data } = useQuery({ ...get("/alerts", { query: { state: "open", limit: alertsMax } }), refetchInterval: 30_000 });
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { warehouseId } of data?.items ?? []) counts.set(warehouseId, (counts.get(warehouseId) ?? 0) + 1);
    return (warehouseId) => counts.get(warehouseId) ?? 0;
  }, [data]);
}
