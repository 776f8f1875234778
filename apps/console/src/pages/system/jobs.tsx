import { Trans, useLingui } from "@lingui/react/macro";
import type { FailedJob } from "@lumbung/sdk";
import { CheckCircle2, RotateCw } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { api, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Button, Card, CardHeader, Drawer, EmptyState, ErrorState, Problem, Skeleton, toast } from "#shared/ui";
import { Code } from "./dead-event-drawer.tsx";
import { JobQueues } from "./job-queues.tsx";
import { useFailedJobs } from "./use-system.ts";

/** Work in the background: the queues with their counts, and what failed for this business. */
export function Jobs() {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const jobs = useFailedJobs();
  const [shown, setShown] = useState<FailedJob>();
  const retry = useSave(
    ({ queue, id }: Pick<FailedJob, "queue" | "id">, key) => api.post("/system/jobs/{queue}/{id}/retry", { params: { queue, id }, ...key }),
    {
      invalidates: [["/system/jobs"], ["/audit"]],
      onSaved: () => toast({ tone: "good", title: t`The job runs again` }),
    },
  );
  if (jobs.error !== null && jobs.data === undefined) return <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />;
  if (jobs.data === undefined) return <Skeleton className="h-60 w-full" />;
  return (
    <div className="grid gap-4">
      <Problem error={retry.error} />
      <Card>
        <CardHeader title={t`Failed jobs`} />
        {jobs.data.failed.length === 0 ? (
          <EmptyState icon={<CheckCircle2 className="size-6" aria-hidden />} title={t`No job has failed`}>
            <Trans>Mails, imports and other work that used up its attempts appears here, and can be tried again.</Trans>
          </EmptyState>
        ) : (
          <ul>
            {jobs.data.failed.map((job) => (
              <li key={`${job.queue}/${job.id}`} className="flex flex-wrap items-center gap-3 border-t border-line/70 px-4 py-2.5">
                <div className="min-w-0 flex-1 basis-60">
                  <bdi className="font-mono text-sm">{job.queue}</bdi>
                  <p className="line-clamp-2 break-words text-bad">
                    <bdi>{job.error}</bdi>
                  </p>
                  <p className="text-sm text-muted">{format.dateTime(job.failedAt)}</p>
                </div>
                <Button look="quiet" onClick={() => setShown(job)}>
                  <Trans>Look at it</Trans>
                </Button>
                {can("system:write") && (
                  <Button
                    icon={<RotateCw className="size-4" aria-hidden />}
                    busy={retry.isPending && retry.variables.id === job.id}
                    onClick={() => retry.mutate({ queue: job.queue, id: job.id })}
                  >
                    <Trans>Retry</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <JobQueues queues={jobs.data.queues} />
      {shown !== undefined && (
        <Drawer open wide onOpenChange={(open) => !open && setShown(undefined)} title={<bdi>{shown.queue}</bdi>} description={<bdi>{shown.id}</bdi>}>
          <div className="grid gap-4">
            <Code>{shown.error}</Code>
            <Code>{JSON.stringify(shown.payload, null, 2)}</Code>
          </div>
        </Drawer>
      )}
    </div>
  );
}
