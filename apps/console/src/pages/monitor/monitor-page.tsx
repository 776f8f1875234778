import { Trans, useLingui } from "@lingui/react/macro";
import { Activity, Pause, Play } from "lucide-react";
import { useMemo } from "react";
import { useShortcut } from "#features/shortcuts";
import { useFormat } from "#shared/i18n";
import { useIsPhone, useUrlState } from "#shared/lib";
import { Button, Card, EmptyState, ErrorState, Page, Segmented, Skeleton } from "#shared/ui";
import { keptMax, matches } from "./feed.ts";
import { FeedList } from "./feed-list.tsx";
import { Filters } from "./filters.tsx";
import { Gauges } from "./gauges.tsx";
import { Pulse, RateChart } from "./pulse.tsx";
import { monitorSearch } from "./search.ts";
import { useMonitor, useNow } from "./use-monitor.ts";

/** Movements and alerts as they happen. */
export default function MonitorPage() {
  const { t } = useLingui();
  const format = useFormat();
  const isPhone = useIsPhone();
  const [search, setSearch] = useUrlState(monitorSearch);
  const monitor = useMonitor();
  const { items, isPaused, pause, held, rates } = monitor;
  const nowMs = useNow();
  const readRates = useMemo(() => rates.read(nowMs), [rates, nowMs]);
  const { warehouse, show, type, q } = search;
  const shown = useMemo(() => items.filter((item) => matches(item, { warehouse, show, type, q })), [items, warehouse, show, type, q]);
  const heldCount = useMemo(() => held.filter((item) => matches(item, { warehouse, show, type, q })).length, [held, warehouse, show, type, q]);
  useShortcut({ keys: "p", label: t`Pause or go on` }, () => pause(!isPaused));
  const isFiltered = warehouse !== "" || show !== "all" || type !== "" || q !== "";
  const most = format.count(keptMax);

  return (
    <Page
      title={t`Monitor`}
      fill={!isPhone}
      actions={
        <Button
          aria-pressed={isPaused}
          look={isPaused ? "primary" : "secondary"}
          icon={isPaused ? <Play className="flip-rtl size-4" aria-hidden /> : <Pause className="size-4" aria-hidden />}
          onClick={() => pause(!isPaused)}
        >
          {isPaused ? t`Go on` : t`Pause`}
        </Button>
      }
    >
      <Pulse items={items} received={monitor.received} rates={readRates} nowMs={nowMs} />
      <div className="flex min-h-0 flex-1 flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card className="flex min-h-0 flex-1 flex-col overflow-hidden">
          <div className="flex flex-wrap items-center gap-2 border-b border-line p-3">
            <Segmented
              label={t`What to show`}
              value={show}
              onChange={(next) => setSearch({ show: next })}
              options={[
                { value: "all", label: <Trans>All</Trans> },
                { value: "movements", label: <Trans>Movements</Trans> },
                { value: "alerts", label: <Trans>Alerts</Trans> },
              ]}
            />
            <Filters search={search} onChange={setSearch} />
          </div>
          {monitor.error !== null && items.length === 0 ? (
            <ErrorState error={monitor.error} />
          ) : monitor.isLoading && items.length === 0 ? (
            <div className="grid gap-3 p-4">
              {["a", "b", "c", "d"].map((key) => (
                <Skeleton key={key} className="h-12 w-full" />
              ))}
            </div>
          ) : (
            <FeedList
              items={shown}
              heldCount={heldCount}
              isPaused={isPaused}
              onPause={pause}
              empty={
                <EmptyState
                  icon={<Activity className="size-6" aria-hidden />}
                  title={isFiltered ? t`Nothing of that kind yet` : t`Nothing has moved yet`}
                  action={
                    isFiltered && (
                      <Button onClick={() => setSearch({ warehouse: "", show: "all", type: "", q: "" })}>
                        <Trans>Show everything</Trans>
                      </Button>
                    )
                  }
                >
                  <Trans>What is received, sold or moved appears here at the same moment. The last {most} are kept.</Trans>
                </EmptyState>
              }
            />
          )}
        </Card>
        <aside aria-label={t`How busy it is`} className="order-first flex flex-col gap-3 lg:order-none lg:overflow-auto">
          <Gauges rates={readRates} chosen={warehouse} onChoose={(id) => setSearch({ warehouse: id })} />
          <div className="hidden lg:block">
            <RateChart rates={readRates} />
          </div>
        </aside>
      </div>
    </Page>
  );
}
