import { Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useCan } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Button, Card, CardHeader, ErrorState, Skeleton } from "#shared/ui";
import { priceChangesOf } from "./price-changes.ts";

/** Who changed which price, when, from what to what. */
export function PriceHistory({ product }: { product: Product }) {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const entries = useInfiniteList("/audit", { entityType: "product", entityId: product.id, action: "product.updated" });
  const changes = priceChangesOf(entries.rows ?? [], can("cost:read"));
  const words = { price: t`Price`, cost: t`Cost` };
  const money = (amount: number | null) => (amount === null ? "–" : format.money({ amount, currency: format.currency }));
  return (
    <Card>
      <CardHeader title={t`Who changed it`} />
      <div className="px-4 pb-4">
        {entries.isLoading && <Skeleton className="h-16 w-full" />}
        {entries.error !== null && entries.rows === undefined && <ErrorState error={entries.error} onRetry={entries.retry} />}
        {entries.rows !== undefined && changes.length === 0 && (
          <p className="text-muted">
            <Trans>The prices have not been changed since it was created.</Trans>
          </p>
        )}
        <ul className="divide-y divide-line/70">
          {changes.map((change) => (
            <li key={`${change.position} ${change.kind}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2">
              <span className="w-44 shrink-0 text-sm text-muted">{format.dateTime(change.recordedAt)}</span>
              <span className="min-w-48 flex-1">
                <bdi className="font-medium">{change.sku}</bdi> · {words[change.kind]}:{" "}
                <del className="tabular text-muted">
                  <bdi>{money(change.before)}</bdi>
                </del>{" "}
                <span aria-hidden className="flip-rtl inline-block">
                  →
                </span>{" "}
                <ins className="tabular font-medium no-underline">
                  <bdi>{money(change.after)}</bdi>
                </ins>
              </span>
              <bdi className="text-sm text-muted">{change.by}</bdi>
            </li>
          ))}
        </ul>
        {entries.hasMore && (
          <Button look="quiet" busy={entries.isLoadingMore} onClick={entries.loadMore}>
            <Trans>Show older ones</Trans>
          </Button>
        )}
      </div>
    </Card>
  );
}
