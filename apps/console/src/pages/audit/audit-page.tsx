import { Trans, useLingui } from "@lingui/react/macro";
import type { AuditEntry } from "@lumbung/sdk";
import { ShieldCheck } from "lucide-react";
import { useMemo, useState } from "react";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { periodOf, useUrlState } from "#shared/lib";
import { Button, type Column, DataTable, EmptyState, Page } from "#shared/ui";
import { useActionWords } from "./action-words.ts";
import { ActorCell } from "./actor-cell.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { ChangeSummary } from "./change-summary.tsx";
import { EntityName } from "./entity-name.tsx";
import { EntryDrawer } from "./entry-drawer.tsx";
import { auditSearch, noFilters } from "./search.ts";

export default function AuditPage() {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const [search, setSearch] = useUrlState(auditSearch);
  const [open, setOpen] = useState<AuditEntry>();
  const { from, to, ...filters } = search;
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const query = { ...given, ...periodOf({ from, to }, timeZone) };
  const entries = useInfiniteList("/audit", query);
  const isFiltered = Object.values(search).some((value) => value !== "");
  return (
    <Page title={t`Audit`} intro={t`Who changed what, when and why. Nothing here can be changed or deleted.`} fill>
      <DataTable
        label={t`Audit trail`}
        columns={useColumns(setOpen)}
        rowId={(entry) => String(entry.position)}
        storageKey="audit"
        {...entries}
        empty={
          <EmptyState
            icon={<ShieldCheck className="size-6" aria-hidden />}
            title={isFiltered ? t`No entry is like that` : t`Nothing has happened yet`}
            action={isFiltered && <Button onClick={() => setSearch(noFilters)}>{t`Show everything`}</Button>}
          >
            {!isFiltered && <Trans>Every change is written down here with who made it.</Trans>}
          </EmptyState>
        }
        toolbar={
          <AuditFilters
            search={search}
            onChange={setSearch}
            query={query}
            actorName={entries.rows?.find((entry) => entry.actor.id === search.actor)?.actor.name}
          />
        }
      />
      {open !== undefined && (
        <EntryDrawer
          entry={open}
          onClose={() => setOpen(undefined)}
          onHistory={() => {
            setSearch({ ...noFilters, entityType: open.entityType, entityId: open.entityId });
            setOpen(undefined);
          }}
        />
      )}
    </Page>
  );
}

function useColumns(onOpen: (entry: AuditEntry) => void): Column<AuditEntry>[] {
  const { t } = useLingui();
  const format = useFormat();
  const words = useActionWords();
  return useMemo(
    () => [
      {
        id: "action",
        header: t`What`,
        main: true,
        width: "minmax(14rem, 1.3fr)",
        cell: (entry) => (
          <button type="button" data-row-link onClick={() => onOpen(entry)} className="grid max-w-full text-start after:absolute after:inset-0">
            <span className="truncate font-medium">{words[entry.action] ?? entry.action}</span>
            <span className="min-w-0 text-sm font-normal text-muted">
              <EntityName entry={entry} />
            </span>
          </button>
        ),
      },
      { id: "changes", header: t`Changes`, width: "minmax(16rem, 2fr)", cell: (entry) => <ChangeSummary entry={entry} /> },
      {
        id: "reason",
        header: t`Why`,
        width: "minmax(8rem, 1fr)",
        cell: (entry) => (entry.reason === null ? null : <bdi className="line-clamp-2">{entry.reason}</bdi>),
      },
      { id: "actor", header: t`Who`, width: "minmax(9rem, 1fr)", cell: (entry) => <ActorCell actor={entry.actor} /> },
      {
        id: "recordedAt",
        header: t`When`,
        align: "end",
        width: "10rem",
        cell: (entry) => <time dateTime={entry.recordedAt}>{format.shortTime(entry.recordedAt)}</time>,
      },
      { id: "ip", header: t`Address`, hidden: true, cell: (entry) => <bdi dir="ltr">{entry.ip}</bdi> },
    ],
    [t, format, words, onOpen],
  );
}
