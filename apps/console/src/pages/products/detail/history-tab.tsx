import { Trans, useLingui } from "@lingui/react/macro";
import type { AuditEntry, Product } from "@lumbung/sdk";
import { useCan } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Badge, Button, Card, EmptyState, ErrorState, Skeleton } from "#shared/ui";
import { ChangeLines, differencesOf } from "#widgets/changes";

/** They say which SKU an entry is about, or have one value only. */
const naming = new Set(["id", "variantId", "tracking"]);

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
  const words = useActionWords();
  const { before, after, actor, reason, recordedAt, action } = entry;
  const sku = skuIn(entry);
  // Cost is not even named to those who may not see it.
  const changes = differencesOf(before, after).filter(({ path }) => tells(path) && (!path.includes("costMinor") || can("cost:read")));
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
          <Badge tone={action === "product.archived" ? "warn" : "neutral"}>{words[action] ?? action}</Badge>
          {sku !== undefined && <bdi className="text-sm text-muted">{sku}</bdi>}
        </p>
        {changes.length > 0 && <ChangeLines changes={changes} />}
        {reason !== null && (
          <p dir="auto" className="text-muted">
            “{reason}”
          </p>
        )}
      </div>
    </li>
  );
}

/** Whether a field says something: a new variant is named by its SKU already. */
function tells(path: readonly string[]): boolean {
  return !path.some((field) => naming.has(field)) && !(path[0] === "variants" && path.at(-1) === "sku");
}

/** Which SKU the entry is about; undefined for the product itself. */
function skuIn({ before, after }: AuditEntry): string | undefined {
  const sku = after?.sku ?? before?.sku;
  return typeof sku === "string" ? sku : undefined;
}

function useActionWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return { "product.created": t`Created`, "product.updated": t`Edited`, "product.archived": t`Archived`, "product.restored": t`Restored` };
}
