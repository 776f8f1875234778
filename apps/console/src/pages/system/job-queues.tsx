import { useLingui } from "@lingui/react/macro";
import type { JobCounts } from "@lumbung/sdk";
import { useFormat } from "#shared/i18n";
import { Card, CardHeader } from "#shared/ui";

/** The queues of the whole server; their counts tell of no business in particular. */
export function JobQueues({ queues }: { queues: readonly JobCounts[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const columns = [
    ["waiting", t`Waiting`],
    ["active", t`Running`],
    ["delayed", t`Delayed`],
    ["completed", t`Finished`],
    ["failed", t`Failed`],
  ] as const;
  return (
    <Card className="pb-2">
      <CardHeader title={t`Queues`} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section aria-label={t`Queues`} tabIndex={0} className="relative overflow-x-auto">
        <table className="w-full min-w-xl">
          <thead>
            <tr className="border-b border-line text-sm text-muted">
              <th scope="col" className="px-4 py-1.5 text-start font-medium">{t`Queue`}</th>
              {columns.map(([id, name]) => (
                <th key={id} scope="col" className="px-4 py-1.5 text-end font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.queue} className="border-b border-line/70 last:border-0">
                <th scope="row" className="px-4 py-2 text-start font-normal">
                  <bdi className="font-mono text-sm">{queue.queue}</bdi>
                </th>
                {columns.map(([id]) => (
                  <td key={id} className="tabular px-4 py-2 text-end">
                    {format.count(queue[id])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
