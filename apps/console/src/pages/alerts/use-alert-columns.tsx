import { useLingui } from "@lingui/react/macro";
import type { Alert } from "@lumbung/sdk";
import { useMemo } from "react";
import { usePersonName } from "#entities/person";
import { useCan } from "#entities/session";
import { Amount } from "#entities/stock";
import { useWarehouseNames, useWarehouses } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { Badge, type Column } from "#shared/ui";

export function useAlertColumns(): Column<Alert>[] {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const isSingle = useWarehouses().length === 1;
  const personOf = usePersonName({ enabled: useCan()("user:read") });
  return useMemo(
    () => [
      {
        id: "product",
        header: t`Product`,
        main: true,
        width: "minmax(17rem, 3fr)",
        cell: (alert) => (
          <span className="block min-w-0">
            <span className="flex items-center gap-2">
              <bdi className="truncate">{alert.name}</bdi>
              {/* What was low is past; what is over must not look like an alarm. */}
              <Badge tone={alert.state === "resolved" ? "neutral" : alert.kind === "out" ? "bad" : "warn"}>{alert.kind === "out" ? t`Out` : t`Low`}</Badge>
            </span>
            <bdi className="block truncate text-sm font-normal text-muted">{alert.sku}</bdi>
          </span>
        ),
      },
      {
        id: "warehouse",
        header: t`Warehouse`,
        width: "minmax(8rem, 1.2fr)",
        hidden: isSingle,
        cell: (alert) => <bdi className="block truncate">{nameOf(alert.warehouseId) ?? "–"}</bdi>,
      },
      { id: "onHand", header: t`There now`, align: "end", cell: (alert) => <Amount value={alert.onHand} unit={alert.baseUnit} /> },
      {
        id: "minimum",
        header: t`Minimum`,
        align: "end",
        cell: (alert) => (alert.minimum === null ? "–" : <Amount value={alert.minimum} unit={alert.baseUnit} />),
      },
      {
        id: "openedAt",
        header: t`Since`,
        cell: (alert) => (
          <time dateTime={alert.openedAt} title={format.dateTime(alert.openedAt)} className="whitespace-nowrap">
            {format.relative(alert.openedAt)}
          </time>
        ),
      },
      { id: "state", header: t`State`, width: "minmax(11rem, 1.6fr)", cell: (alert) => <StateCell alert={alert} person={personOf(alert.acknowledgedBy)} /> },
    ],
    [t, format, nameOf, isSingle, personOf],
  );
}

function StateCell({ alert, person }: { alert: Alert; person: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const { state, note, acknowledgedAt, resolvedAt } = alert;
  const detail = [person, note].filter(Boolean).join(": ");
  return (
    <span className="block min-w-0">
      {state === "active" && <Badge tone="accent">{t`New`}</Badge>}
      {state === "acknowledged" && <Badge tone="info">{acknowledgedAt === null ? t`Acknowledged` : t`Acknowledged ${format.relative(acknowledgedAt)}`}</Badge>}
      {state === "resolved" && <Badge tone="good">{resolvedAt === null ? t`Over` : t`Over since ${format.shortTime(resolvedAt)}`}</Badge>}
      {detail !== "" && (
        <bdi className="mt-0.5 block truncate text-sm text-muted" title={detail}>
          {detail}
        </bdi>
      )}
    </span>
  );
}
