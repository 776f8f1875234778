import type { JobsStatus } from "@lumbung/contracts";
import type { z } from "zod";
import type { Jobs } from "../../infrastructure/jobs/index.ts";
import type { Ctx } from "../../shared/context.ts";

const failedMax = 100;

/** Queues with the server's counts, which tell of no business in particular, and the failed jobs of the caller's own. */
export function listJobs(jobs: Jobs) {
  return async (ctx: Ctx): Promise<z.input<typeof JobsStatus>> => {
    const [queues, failed] = await Promise.all([jobs.counts(), jobs.failed({ tenantId: ctx.tenantId, limit: failedMax })]);
    return {
      queues,
      failed: failed.map((job) => ({
        queue: job.name,
        id: job.id,
        payload: job.payload,
        error: job.error ?? "",
        attempts: job.attempts,
        failedAt: (job.finishedAt ?? new Date(0)).toISOString(),
      })),
    };
  };
}
