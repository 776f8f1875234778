import { createConsumerRunner, registerEventMetrics } from "../../infrastructure/events/index.ts";
import type { Closers } from "../closers.ts";
import type { App } from "../compose.ts";
import type { Infrastructure } from "../infrastructure.ts";

/** Starts what works in the background: the consumers of the event log, the jobs, and what starts by the clock. */
export async function startWorker(app: App, infrastructure: Infrastructure, closers: Closers): Promise<void> {
  const { db, jobs, wakeUp, clock, telemetry } = infrastructure;
  for (const definition of app.jobs) await jobs.work(definition);
  for (const schedule of app.schedules) await jobs.schedule(schedule.job, schedule.cron, schedule.zone, schedule.payload);
  const runner = createConsumerRunner({ db, wakeUp, clock, log: telemetry.log, metrics: telemetry.metrics });
  await runner.start(app.consumers);
  closers.add("consumers", () => runner.stop());
  registerEventMetrics(db, telemetry.metrics);
}
