import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "#shared/i18n";
import { Card, CardHeader, ErrorState, Skeleton } from "#shared/ui";
import { bytesText } from "./bytes.ts";
import { useStatus } from "./use-system.ts";

export function ServerCard() {
  const { t } = useLingui();
  const format = useFormat();
  const status = useStatus();
  if (status.error !== null && status.data === undefined)
    return (
      <Card>
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
      </Card>
    );
  const server = status.data;
  return (
    <Card>
      <CardHeader title={t`Server`} />
      {server === undefined ? (
        <Skeleton className="m-4 h-24" />
      ) : (
        <dl className="grid gap-y-1.5 px-4 pb-4">
          <Line label={<Trans>Version</Trans>}>
            <bdi className="font-semibold">{server.version}</bdi>
          </Line>
          <Line label={<Trans>Running since</Trans>}>
            <span title={format.exactTime(server.startedAt)}>{format.dateTime(server.startedAt)}</span>
          </Line>
          <Line label={<Trans>Memory of the process</Trans>}>{bytesText(format.tag, server.memoryBytes)}</Line>
          <Line label="Node.js">
            <bdi>{server.nodeVersion}</bdi>
          </Line>
          <Line label="PostgreSQL">
            <bdi>{server.postgresVersion}</bdi>
          </Line>
        </dl>
      )}
    </Card>
  );
}

export function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-muted">{label}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  );
}
