import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { ArrowRight, BellRing, Check, CircleCheckBig } from "lucide-react";
import { memo } from "react";
import { MovementBadge } from "#entities/movement";
import { useWarehouseNames } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { Badge } from "#shared/ui";
import type { AlertItem, DocumentItem, FeedItem } from "./feed.ts";

/** One thing that happened. */
export const FeedRow = memo(function FeedRow({ item }: { item: FeedItem }) {
  const format = useFormat();
  return (
    <div
      className={clsx(
        "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 border-b border-line px-3 py-2 sm:px-4 md:grid-cols-[5.5rem_9.5rem_minmax(0,1fr)_auto] md:items-center",
        item.lagMs !== null && "flash",
      )}
    >
      <time dateTime={new Date(item.at).toISOString()} className="tabular order-2 text-sm text-muted md:order-none">
        {format.clock(new Date(item.at))}
      </time>
      {item.kind === "document" ? <DocumentCells item={item} /> : <AlertCells item={item} />}
    </div>
  );
});

function DocumentCells({ item }: { item: DocumentItem }) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const more = item.lineCount - item.lines.length;
  const moreText = format.count(more);
  return (
    <>
      <span className="order-1 flex min-w-0 flex-wrap items-center gap-2 md:order-none">
        <MovementBadge type={item.type} />
      </span>
      <div className="order-3 col-span-2 min-w-0 md:order-none md:col-span-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link to="/documents/$id" params={{ id: item.documentId }} className="font-medium underline-offset-4 hover:underline">
            <bdi>{item.number}</bdi>
          </Link>
          {item.reference !== null && <bdi className="truncate text-sm text-muted">{item.reference}</bdi>}
          <span className="inline-flex min-w-0 items-center gap-1 text-sm text-muted">
            <bdi className="truncate">{nameOf(item.warehouseId) ?? t`Another warehouse`}</bdi>
            {item.toWarehouseId !== null && (
              <>
                <ArrowRight className="flip-rtl size-3.5 shrink-0" aria-hidden />
                <bdi className="truncate">{nameOf(item.toWarehouseId) ?? t`Another warehouse`}</bdi>
              </>
            )}
          </span>
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm">
          {item.lines.map((line, index) => (
            <Link
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the document, which never changes.
              key={index}
              to="/stock/$variantId"
              params={{ variantId: line.variantId }}
              className="inline-flex gap-1.5 hover:underline"
            >
              <bdi className="text-muted">{line.sku}</bdi>
              <span className={clsx("tabular font-medium", item.toWarehouseId === null && (line.quantity.startsWith("-") ? "text-bad" : "text-good"))}>
                {format.quantity(line.quantity, { signed: item.toWarehouseId === null })}
              </span>
            </Link>
          ))}
          {more > 0 && (
            <Link to="/documents/$id" params={{ id: item.documentId }} className="text-muted hover:underline">
              <Trans>{moreText} more</Trans>
            </Link>
          )}
        </p>
      </div>
      <span
        className="tabular order-4 col-span-2 hidden text-end text-xs text-muted md:order-none md:col-span-1 md:grid"
        title={t`Position in the ledger, and how long it took to be seen here`}
      >
        <bdi>#{format.count(item.position)}</bdi>
        {item.lagMs !== null && <Lag ms={item.lagMs} />}
      </span>
    </>
  );
}

const alertPictures = { opened: BellRing, acknowledged: Check, resolved: CircleCheckBig } as const;

function AlertCells({ item }: { item: AlertItem }) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const Picture = alertPictures[item.became];
  const words = {
    opened: item.alertKind === "out" ? t`Ran out` : t`Running low`,
    acknowledged: t`Acknowledged`,
    resolved: t`Recovered`,
  };
  const tone = item.became === "opened" ? (item.alertKind === "out" ? "bad" : "warn") : item.became === "resolved" ? "good" : "neutral";
  return (
    <>
      <span className="order-1 flex md:order-none">
        <Badge tone={tone} icon={<Picture className="size-3.5" aria-hidden />}>
          {words[item.became]}
        </Badge>
      </span>
      <p className="order-3 col-span-2 flex min-w-0 flex-wrap items-center gap-x-2 md:order-none md:col-span-1">
        <Link to="/stock/$variantId" params={{ variantId: item.variantId }} className="font-medium underline-offset-4 hover:underline">
          <bdi>{item.sku}</bdi>
        </Link>
        <bdi className="truncate text-sm text-muted">{nameOf(item.warehouseId) ?? t`Another warehouse`}</bdi>
        <span className="tabular text-sm">
          {item.minimum === null
            ? t`${format.quantity(item.onHand)} left`
            : t`${format.quantity(item.onHand)} left of at least ${format.quantity(item.minimum)}`}
        </span>
      </p>
      <span className="tabular order-4 hidden text-end text-xs text-muted md:order-none md:block">{item.lagMs !== null && <Lag ms={item.lagMs} />}</span>
    </>
  );
}

/** How long something took from the books to this screen. */
export function Lag({ ms }: { ms: number }) {
  const { t } = useLingui();
  const format = useFormat();
  return <>{ms < 10_000 ? t`${format.count(ms)} ms` : t`${format.count(Math.round(ms / 1000))} s`}</>;
}
