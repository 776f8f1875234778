import { Trans, useLingui } from "@lingui/react/macro";
import type { Alert } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { Amount } from "#entities/stock";
import { useWarehouseNames } from "#entities/warehouse";
import { AcknowledgeDialog } from "#features/acknowledge-alert";
import { useInfiniteList } from "#shared/api";
import { Badge, Card, CardHeader, ErrorState, IconButton, Skeleton } from "#shared/ui";
import { openAlerts } from "./search.ts";

const shown = 7;

/** What is low or out and nobody has taken care of yet, the newest first. */
export function RunsOut({ warehouseId }: { warehouseId: string }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<readonly Alert[]>([]);
  const maySee = useCan()("inventory:read");
  const alerts = useInfiniteList("/alerts", openAlerts(warehouseId), { enabled: maySee });
  if (!maySee) return null;
  // The untouched ones first; what someone takes care of can wait.
  const rows = alerts.rows?.filter(({ state }) => state !== "resolved").sort((a, b) => Number(a.state !== "active") - Number(b.state !== "active"));
  const here = warehouseId === "" ? {} : { warehouse: warehouseId };
  return (
    <Card>
      <CardHeader title={<Trans>What runs out</Trans>}>
        <Link to="/alerts" search={here} className="control inline-flex items-center text-sm font-medium text-accent-text hover:underline">
          <Trans>All alerts</Trans>
        </Link>
      </CardHeader>
      {alerts.error !== null && rows === undefined && <ErrorState error={alerts.error} onRetry={alerts.retry} />}
      {alerts.isLoading && <Skeleton className="mx-4 mb-4 h-40" />}
      {rows?.length === 0 && (
        <p className="px-4 pb-4 text-muted">
          <Trans>Everything is above its minimum.</Trans>
        </p>
      )}
      <ul aria-label={t`What runs out`} className="divide-y divide-line/70">
        {rows?.slice(0, shown).map((alert) => (
          <AlertRow key={alert.id} alert={alert} onAcknowledge={() => setAsked([alert])} />
        ))}
      </ul>
      <AcknowledgeDialog alerts={asked} onClose={() => setAsked([])} />
    </Card>
  );
}

function AlertRow({ alert, onAcknowledge }: { alert: Alert; onAcknowledge: () => void }) {
  const { t } = useLingui();
  const nameOf = useWarehouseNames();
  const mayAcknowledge = useCan()("alert:write");
  return (
    <li className="relative flex items-center gap-3 px-4 py-2 hover:bg-sunken/60">
      <div className="min-w-0 flex-1">
        <Link
          to="/stock/$variantId"
          params={{ variantId: alert.variantId }}
          search={{ warehouse: alert.warehouseId }}
          className="block font-medium after:absolute after:inset-0"
        >
          <bdi className="block truncate">{alert.name}</bdi>
        </Link>
        <bdi className="block truncate text-sm text-muted">{nameOf(alert.warehouseId)}</bdi>
      </div>
      <div className="shrink-0 text-end">
        <Amount value={alert.onHand} unit={alert.baseUnit} />
        {alert.minimum !== null && (
          <span className="block text-xs text-muted">
            <Trans>of at least</Trans> <Amount value={alert.minimum} />
          </span>
        )}
      </div>
      <Badge tone={alert.kind === "out" ? "bad" : "warn"}>{alert.kind === "out" ? t`Out` : t`Low`}</Badge>
      {mayAcknowledge && (
        <span className="relative z-[1] -me-2">
          {alert.state === "active" ? (
            <IconButton label={t`Take care of ${alert.name}`} icon={<Check className="size-4" aria-hidden />} onClick={onAcknowledge} />
          ) : (
            <span className="control-square grid place-items-center text-good" title={t`Taken care of`}>
              <Check className="size-4" aria-label={t`Taken care of`} />
            </span>
          )}
        </span>
      )}
    </li>
  );
}
