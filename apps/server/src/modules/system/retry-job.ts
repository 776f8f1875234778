import { recordAudit } from "../../infrastructure/audit/index.ts";
import type { Jobs } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

/** Lets a failed job of the caller's business run again. Throws NOT_FOUND, also for a job that has not failed. */
export function retryJob(db: Database, jobs: Jobs) {
  return async (ctx: Ctx, { queue, id }: { queue: string; id: string }) => {
    const known = (await jobs.counts()).some((counts) => counts.queue === queue);
    const job = known ? await jobs.status(queue, id) : null;
    if (job === null || job.tenantId !== ctx.tenantId || !(await jobs.retry(queue, id))) throw new AppError("NOT_FOUND", { queue, id });
    await db.withTransaction(ctx, (tx) => recordAudit(tx, { action: "job.retried", entityType: "job", entityId: `${queue}/${id}` }));
    return { queue, id };
  };
}
