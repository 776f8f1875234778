import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Dashboard } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { RouteOfGoods } from "#entities/document";
import { MovementBadge } from "#entities/movement";
import { useWarehouseNames } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { Card, CardHeader } from "#shared/ui";

/** The documents recorded last; each one opens. */
export function RecentChanges({ changes, warehouseId }: { changes: Dashboard["recentChanges"]; warehouseId: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  return (
    <Card>
      <CardHeader title={<Trans>What has changed</Trans>}>
        <Link
          to="/documents"
          search={warehouseId === "" ? {} : { warehouse: warehouseId }}
          className="control inline-flex items-center text-sm font-medium text-accent-text hover:underline"
        >
          <Trans>All documents</Trans>
        </Link>
      </CardHeader>
      {changes.length === 0 && (
        <p className="px-4 pb-4 text-muted">
          <Trans>Nothing has been recorded yet.</Trans>
        </p>
      )}
      <ul aria-label={t`What has changed`} className="divide-y divide-line/70">
        {changes.map((change) => (
          <li key={change.documentId} className="relative flex items-center gap-3 px-4 py-2 hover:bg-sunken/60">
            <span className="w-24 shrink-0 max-sm:w-auto">
              <MovementBadge type={change.type} />
            </span>
            <span className="min-w-0 flex-1">
              <Link to="/documents/$id" params={{ id: change.documentId }} className="flex min-w-0 gap-2 font-medium after:absolute after:inset-0">
                <bdi className="tabular shrink-0">{change.number}</bdi>
                {change.reference !== null && (
                  <bdi className="truncate font-normal text-muted" title={t`Reference`}>
                    {change.reference}
                  </bdi>
                )}
              </Link>
              <span className="flex min-w-0 gap-2 text-sm text-muted">
                <RouteOfGoods from={nameOf(change.warehouseId)} to={nameOf(change.toWarehouseId)} isTransfer={change.toWarehouseId !== null} />
                <span className="shrink-0">
                  <Plural value={change.lineCount} one="# line" other="# lines" />
                </span>
              </span>
            </span>
            <span className="shrink-0 text-end text-sm text-muted">
              <time dateTime={change.recordedAt} title={format.dateTime(change.recordedAt)} className="block">
                {format.relative(change.recordedAt)}
              </time>
              {change.actorName !== null && <bdi className="block max-w-32 truncate max-sm:hidden">{change.actorName}</bdi>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
