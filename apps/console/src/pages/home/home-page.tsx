import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMe } from "#entities/session";
import { useWarehouses, WarehouseSelect } from "#entities/warehouse";
import { get } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { useUrlState } from "#shared/lib";
import { ErrorState, Page, Skeleton } from "#shared/ui";
import { FirstSteps } from "./first-steps.tsx";
import { Flow } from "./flow.tsx";
import { RecentChanges } from "./recent-changes.tsx";
import { RunsOut } from "./runs-out.tsx";
import { homeSearch } from "./search.ts";
import { TodayFigures } from "./today-figures.tsx";
import { TopMovers } from "./top-movers.tsx";
import { WarehouseTable } from "./warehouse-table.tsx";

/** The business at one glance: what it has, what runs out, what has changed. Every figure opens what it counts. */
export default function HomePage() {
  const { t } = useLingui();
  const { tenant } = useMe();
  const format = useFormat();
  const warehouses = useWarehouses();
  const [{ warehouse }, setSearch] = useUrlState(homeSearch);
  const { data, error, refetch } = useQuery({
    ...get("/dashboard", warehouse === "" ? {} : { query: { warehouseId: warehouse } }),
    placeholderData: keepPreviousData,
  });
  const countedAt = data?.asOf.recordedAt ?? null;
  return (
    <Page
      title={t`Home`}
      heading={<bdi>{tenant.name}</bdi>}
      intro={countedAt === null ? undefined : <Trans>Counted up to {format.shortTime(countedAt)}</Trans>}
      actions={
        warehouses.length > 1 && (
          <WarehouseSelect className="w-auto max-w-60" value={warehouse} onChange={(id) => setSearch({ warehouse: id })} none={t`All warehouses`} />
        )
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingHome />}
      {data !== undefined && (
        <>
          {data.stock.items === 0 && <FirstSteps />}
          <TodayFigures dashboard={data} warehouseId={warehouse} />
          <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div className="grid content-start gap-4">
              <Flow days={data.days} warehouseId={warehouse} />
              <RecentChanges changes={data.recentChanges} warehouseId={warehouse} />
            </div>
            <div className="grid content-start gap-4">
              <RunsOut warehouseId={warehouse} />
              <TopMovers movers={data.topMovers} />
              {data.warehouses.length > 1 && <WarehouseTable warehouses={data.warehouses} />}
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function LoadingHome() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-4">
      <Skeleton className="h-24 w-full" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-72 w-full" />
        <Skeleton className="h-72 w-full" />
      </div>
    </div>
  );
}
