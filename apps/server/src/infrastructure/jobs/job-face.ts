import { errorCatalogue, type JobProgress } from "@lumbung/contracts";
import { AppError } from "../../shared/errors.ts";
import type { Jobs } from "./types.ts";

const states = { waiting: "waiting", delayed: "waiting", active: "running", completed: "finished", failed: "failed" } as const;

/** How far a job of this business is, with what it answered. Throws NOT_FOUND for one that is not its own or not kept any more. */
export async function jobFace(jobs: Jobs, tenantId: string, name: string, id: string): Promise<JobProgress & { readonly result: unknown }> {
  const job = await jobs.status(name, id);
  if (job === null || job.tenantId !== tenantId) throw new AppError("NOT_FOUND", { id });
  const state = states[job.state];
  // What a job failed of is for the log and the page of failed jobs: it may tell of the inside.
  const error = state === "failed" ? errorCatalogue.INTERNAL.title : null;
  return { id: job.id, state, fraction: state === "finished" ? 1 : job.progress.fraction, error, result: job.result };
}
