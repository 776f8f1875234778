import { Trans, useLingui } from "@lingui/react/macro";
import type { AuditEntry, Product } from "@lumbung/sdk";
import { useCan } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Badge, Button, Card, EmptyState, ErrorState, Skeleton } from "#shared/ui";
import { changesIn, type FieldChange, skuIn } from "./history-changes.ts";
import { useHistoryWords } from "./use-history-words.ts";

/** Who did what to the product and its SKUs, with what was before and after. */
export function HistoryTab({ product }: { product: Product }) {
  const { t } = useLingui();
  const entries = useInfiniteList("/audit", { entityType: "product", entityId: product.id });
  if (entries.isLoading) return <Skeleton className="h-40 w-full" />;
  if (entries.rows === undefined) return <ErrorState error={entries.error} onRetry={entries.retry} />;
  if (entries.rows.length === 0)
    return (
      <EmptyState title={t`Nothing to see`}>
        <Trans>What others did is shown to those who see all warehouses.</Trans>
      </EmptyState>
    );
  return (
    <Card>
      <ol className="divide-y divide-line/70">
        {entries.rows.map((entry) => (
          <Entry key={entry.position} entry={entry} />
        ))}
      </ol>
      {entries.hasMore && (
        <div className="border-t border-line/70 p-2">
          <Button look="quiet" busy={entries.isLoadingMore} onClick={entries.loadMore}>
            <Trans>Show older ones</Trans>
          </Button>
        </div>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const format = useFormat();
  const can = useCan();
  const words = useHistoryWords();
  const { before, after, actor, reason, recordedAt, action } = entry;
  const sku = skuIn(before, after);
  // Cost is not even named to those who may not see it.
  const changes = changesIn(before, after).filter(({ field }) => field !== "costMinor" || can("cost:read"));
  return (
    <li className="grid gap-1.5 px-4 py-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="text-sm">
        <bdi className="block font-medium">{actor.name}</bdi>
        <time dateTime={recordedAt} className="text-muted">
          {format.dateTime(recordedAt)}
        </time>
      </div>
      <div className="grid min-w-0 content-start gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={action === "product.archived" ? "warn" : "neutral"}>{words.action(action)}</Badge>
          {sku !== undefined && <bdi className="text-sm text-muted">{sku}</bdi>}
        </p>
        {changes.length > 0 && (
          <dl className="grid gap-0.5">
            {changes.map((change) => (
              <Change key={change.field} change={change} />
            ))}
          </dl>
        )}
        {reason !== null && (
          <p dir="auto" className="text-muted">
            “{reason}”
          </p>
        )}
      </div>
    </li>
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const words = useHistoryWords();
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-muted">
        <bdi>{words.field(field)}</bdi>
      </dt>
      <dd className="min-w-0 break-words">
        {before !== undefined && (
          <>
            <del className="text-muted">
              <bdi>{words.value(field, before)}</bdi>
            </del>{" "}
            <span aria-hidden className="flip-rtl inline-block">
              →
            </span>{" "}
          </>
        )}
        <ins className="font-medium no-underline">
          <bdi>{words.value(field, after)}</bdi>
        </ins>
      </dd>
    </div>
  );
}
