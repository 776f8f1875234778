import { type Consumer, createReplay } from "../../infrastructure/events/index.ts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { Jobs } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Log } from "../../infrastructure/telemetry/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { discardDeadEvent } from "./discard-dead-event.ts";
import { listConsumers } from "./list-consumers.ts";
import { listDeadEvents } from "./list-dead-events.ts";
import { listJobs } from "./list-jobs.ts";
import { readStatus } from "./read-status.ts";
import { replayAll, replayOne } from "./replay.ts";
import { retryJob } from "./retry-job.ts";
import { systemRoutes } from "./routes.ts";

export interface SystemDeps {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly clock: Clock;
  readonly version: string;
  /** Folder of the embedded PostgreSQL; null where the database is elsewhere. */
  readonly dataDir: string | null;
  /** Every consumer of the server, also those that run in other processes; asked when a replay needs one. */
  readonly consumers: () => readonly Consumer[];
}

export type SystemUseCases = Omit<ReturnType<typeof createSystem>, "routes">;

/** What keeps the server running, as a business may see and mend its own part of it. */
export function createSystem(deps: SystemDeps) {
  const replayDeadEvents = createReplay(deps);
  const useCases = {
    readStatus: readStatus(deps),
    listConsumers: listConsumers(deps.db),
    listDeadEvents: listDeadEvents(deps.db),
    replayOne: replayOne(deps.db, replayDeadEvents),
    replayAll: replayAll(deps.db, replayDeadEvents),
    discardDeadEvent,
    listJobs: listJobs(deps.jobs),
    retryJob: retryJob(deps.db, deps.jobs),
    /** For the command line: over all tenants. */
    replayDeadEvents,
  };
  const routes: Route[] = systemRoutes(useCases);
  return { ...useCases, routes };
}
