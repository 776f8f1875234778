import { Trans, useLingui } from "@lingui/react/macro";
import type { SystemStatus } from "@lumbung/sdk";
import clsx from "clsx";
import { useFormat } from "#shared/i18n";
import { Card, CardHeader, Skeleton } from "#shared/ui";
import { bytesText } from "./bytes.ts";
import { Line } from "./server-card.tsx";
import { useStatus } from "./use-system.ts";

/** Less than this share of the disk left is worth a warning. */
const scarce = 0.1;

/** What the database takes, of what, and how much room is left. */
export function StorageCard() {
  const { t } = useLingui();
  const { data } = useStatus();
  return (
    <Card>
      <CardHeader title={t`Storage`} />
      {data === undefined ? <Skeleton className="m-4 h-24" /> : <Sizes status={data} />}
    </Card>
  );
}

function Sizes({ status }: { status: SystemStatus }) {
  const { t } = useLingui();
  const format = useFormat();
  const { databaseBytes, ledgerBytes, eventLogBytes, disk } = status;
  const restBytes = Math.max(0, databaseBytes - ledgerBytes - eventLogBytes);
  const parts = [
    { label: t`Ledger`, bytes: ledgerBytes, color: "bg-accent" },
    { label: t`Event log`, bytes: eventLogBytes, color: "bg-info" },
    { label: t`Everything else`, bytes: restBytes, color: "bg-line-strong" },
  ];
  const isScarce = disk !== null && disk.freeBytes < disk.totalBytes * scarce;
  return (
    <div className="grid gap-3 px-4 pb-4">
      <div aria-hidden className="flex h-3 overflow-hidden rounded-full bg-sunken">
        {parts.map(({ label, bytes, color }) => (
          <span key={label} className={color} style={{ width: `${(100 * bytes) / Math.max(1, databaseBytes)}%` }} />
        ))}
      </div>
      <dl className="grid gap-y-1.5">
        <Line label={<Trans>Database</Trans>}>
          <strong>{bytesText(format.tag, databaseBytes)}</strong>
        </Line>
        {parts.map(({ label, bytes, color }) => (
          <Line
            key={label}
            label={
              <span className="inline-flex items-center gap-2">
                <span aria-hidden className={clsx("size-2.5 rounded-full", color)} />
                {label}
              </span>
            }
          >
            {bytesText(format.tag, bytes)}
          </Line>
        ))}
        {disk !== null && (
          <Line label={<Trans>Free on the disk</Trans>}>
            <span className={clsx(isScarce && "font-semibold text-bad")}>
              {bytesText(format.tag, disk.freeBytes)} ({format.percent(disk.freeBytes / Math.max(1, disk.totalBytes))})
            </span>
          </Line>
        )}
      </dl>
      {isScarce && (
        <p role="status" className="rounded-control bg-bad-soft p-3 text-bad">
          <Trans>The disk is nearly full. Make room or move to a larger one before the server has to stop.</Trans>
        </p>
      )}
    </div>
  );
}
