import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { PersonSelect } from "#entities/person";
import { Can } from "#entities/session";
import { ExportButton } from "#features/export-csv";
import type { UrlInput, UrlState } from "#shared/lib";
import { Button, Filters, NativeSelect, PeriodFilter } from "#shared/ui";
import { useActionWords } from "./action-words.ts";
import { useEntityWords } from "./entity-words.ts";
import { type auditSearch, noFilters } from "./search.ts";

interface AuditFiltersProps {
  readonly search: UrlState<typeof auditSearch>;
  readonly onChange: (change: UrlInput<typeof auditSearch>) => void;
  /** The same filters as the server takes them. */
  readonly query: Record<string, string>;
  /** What the chosen actor is called, where it is no one of the team. */
  readonly actorName: string | undefined;
}

export function AuditFilters({ search, onChange, query, actorName }: AuditFiltersProps) {
  const { t } = useLingui();
  const actions = useActionWords();
  const entities = useEntityWords();
  // The actions on a kind of thing are few; all of them at once are too many to choose from.
  const fitting = Object.entries(actions).filter(([code]) => search.entityType === "" || belongs(code, search.entityType));
  const { actor, entityType, action, from, to } = search;
  const active = [actor, entityType, action, from + to].filter((value) => value !== "").length;
  return (
    <>
      <Filters active={active} onClear={() => onChange(noFilters)}>
        <Can permission="user:read">
          <PersonSelect
            aria-label={t`Who did it`}
            className="w-auto max-w-52"
            value={search.actor}
            onChange={(actor) => onChange({ actor })}
            none={t`Anyone`}
            other={actorName ?? t`Someone else`}
          />
        </Can>
        <NativeSelect
          aria-label={t`What it is about`}
          className="w-auto max-w-52"
          value={search.entityType}
          onChange={(event) => onChange({ entityType: event.target.value, entityId: "", action: "" })}
        >
          <option value="">{t`About anything`}</option>
          {Object.entries(entities).map(([type, name]) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label={t`What was done`}
          className="w-auto max-w-56"
          value={search.action}
          onChange={(event) => onChange({ action: event.target.value })}
        >
          <option value="">{t`Anything done`}</option>
          {fitting.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <PeriodFilter from={search.from} to={search.to} onChange={onChange} />
      </Filters>
      {search.entityId !== "" && (
        <Button icon={<X className="size-4" aria-hidden />} onClick={() => onChange({ entityId: "" })}>
          {t`Only this one`}
        </Button>
      )}
      <ExportButton path="/audit.csv" query={query} name="audit" />
    </>
  );
}

/** What is done to people is not all called `user.…` in the trail. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  user: ["member", "profile", "password", "password-reset", "session"],
  "dead-event": ["dead-event", "dead-events"],
};

function belongs(action: string, entityType: string): boolean {
  return (prefixes[entityType] ?? [entityType]).includes(action.split(".")[0] ?? "");
}
