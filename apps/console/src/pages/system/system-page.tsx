import { useLingui } from "@lingui/react/macro";
import { useUrlState } from "#shared/lib";
import { Page, Tabs } from "#shared/ui";
import { Consumers } from "./consumers.tsx";
import { DeadEvents } from "./dead-events.tsx";
import { Jobs } from "./jobs.tsx";
import { LedgerCheck } from "./ledger-check.tsx";
import { systemSearch } from "./search.ts";
import { ServerCard } from "./server-card.tsx";
import { StorageCard } from "./storage-card.tsx";
import { useConsumers, useFailedJobs } from "./use-system.ts";

export default function SystemPage() {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(systemSearch);
  const consumers = useConsumers();
  const jobs = useFailedJobs();
  const dead = consumers.data?.items.reduce((sum, { deadEvents }) => sum + deadEvents, 0) ?? 0;
  const failed = jobs.data?.failed.length ?? 0;
  return (
    <Page title={t`System`} intro={t`How the server is doing, and what it could not do by itself.`}>
      <Tabs
        label={t`Parts of the system`}
        value={search.view}
        onChange={(view) => setSearch({ view })}
        tabs={[
          {
            id: "overview",
            label: t`Overview`,
            content: (
              <div className="grid gap-4 lg:grid-cols-2">
                <LedgerCheck id={search.check} onBegun={(check) => setSearch({ check }, { replace: true })} />
                <ServerCard />
                <StorageCard />
                <Consumers />
              </div>
            ),
          },
          { id: "dead-events", label: <Counted name={t`Dead events`} count={dead} />, content: <DeadEvents /> },
          { id: "jobs", label: <Counted name={t`Jobs`} count={failed} />, content: <Jobs /> },
        ]}
      />
    </Page>
  );
}

/** A part with how many things in it wait for somebody. */
function Counted({ name, count }: { name: string; count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {name}
      {count > 0 && <span className="tabular rounded-full bg-bad-soft px-1.5 text-xs font-semibold text-bad">{count}</span>}
    </span>
  );
}
