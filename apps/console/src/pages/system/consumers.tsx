import { Trans, useLingui } from "@lingui/react/macro";
import type { ConsumerStatus } from "@lumbung/sdk";
import { useFormat } from "#shared/i18n";
import { Badge, Card, CardHeader, ErrorState, Skeleton } from "#shared/ui";
import { type ConsumerHealth, healthOf } from "./consumer-health.ts";
import { useConsumers } from "./use-system.ts";

/** Who follows the event log, and how far behind each of them is. */
export function Consumers() {
  const { t } = useLingui();
  const format = useFormat();
  const consumers = useConsumers();
  const items = consumers.data?.items;
  return (
    <Card className="pb-2 lg:col-span-2">
      <CardHeader title={t`Consumers of events`}>
        {consumers.data !== undefined && (
          <span className="text-sm text-muted">
            <Trans>Oldest open write: {seconds(format.tag, consumers.data.oldestTransactionSeconds)}</Trans>
          </span>
        )}
      </CardHeader>
      {consumers.error !== null && items === undefined && <ErrorState error={consumers.error} onRetry={() => void consumers.refetch()} />}
      {consumers.isPending && <Skeleton className="m-4 h-40" />}
      {items !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section aria-label={t`Consumers of events`} tabIndex={0} className="relative overflow-x-auto">
          <table className="w-full min-w-xl text-start">
            <thead>
              <tr className="border-b border-line text-sm text-muted">
                <th scope="col" className="px-4 py-1.5 text-start font-medium">{t`Consumer`}</th>
                <th scope="col" className="px-4 py-1.5 text-start font-medium">{t`State`}</th>
                <th scope="col" className="px-4 py-1.5 text-end font-medium">{t`Events behind`}</th>
                <th scope="col" className="px-4 py-1.5 text-end font-medium">{t`Behind by`}</th>
                <th scope="col" className="px-4 py-1.5 text-end font-medium">{t`Dead events`}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((consumer) => (
                <tr key={consumer.name} className="border-b border-line/70 align-top last:border-0">
                  <th scope="row" className="px-4 py-2 text-start font-normal">
                    <bdi className="font-mono text-sm">{consumer.name}</bdi>
                    {consumer.lastError !== null && <span className="block max-w-md text-sm break-words text-bad">{consumer.lastError}</span>}
                  </th>
                  <td className="px-4 py-2">
                    <Health consumer={consumer} />
                  </td>
                  <td className="tabular px-4 py-2 text-end">{format.count(consumer.lagEvents)}</td>
                  <td className="tabular px-4 py-2 text-end">{seconds(format.tag, consumer.lagSeconds)}</td>
                  <td className="tabular px-4 py-2 text-end">{format.count(consumer.deadEvents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}

function Health({ consumer }: { consumer: ConsumerStatus }) {
  const { t } = useLingui();
  const words: Record<ConsumerHealth, string> = { current: t`Up to date`, behind: t`Catching up`, late: t`Behind`, failing: t`Failing` };
  const tones = { current: "good", behind: "info", late: "warn", failing: "bad" } as const;
  const health = healthOf(consumer);
  return <Badge tone={tones[health]}>{words[health]}</Badge>;
}

function seconds(tag: string, value: number): string {
  return new Intl.NumberFormat(tag, { style: "unit", unit: "second", unitDisplay: "narrow", maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
