import { createConsumerRunner, readConsumerLag } from "../../infrastructure/events/index.ts";
import type { App } from "../compose.ts";
import type { Infrastructure } from "../infrastructure.ts";

/** The background work of a test server, run when a test says so. */
export interface ConsumerSteps {
  /** Runs all consumers until they have handled what is in the log, then lets them rest again. */
  runUntilIdle(): Promise<void>;
  /** Starts the workers of all jobs for the rest of the test. */
  startJobs(): Promise<void>;
}

const deadlineMs = 20_000;

export function createConsumerSteps(app: App, { db, wakeUp, clock, jobs, telemetry }: Infrastructure): ConsumerSteps {
  return {
    runUntilIdle: async () => {
      const runner = createConsumerRunner({ db, wakeUp, clock, log: telemetry.log, metrics: telemetry.metrics, intervalMs: 0, sweepMs: 250 });
      await runner.start(app.consumers);
      try {
        const deadline = Date.now() + deadlineMs;
        for (;;) {
          const behind = (await db.withSystemTransaction(readConsumerLag)).filter((lag) => lag.events > 0);
          if (behind.length === 0) return;
          if (Date.now() > deadline) throw new Error(`consumers are still behind: ${JSON.stringify(behind)}`);
          await new Promise((wake) => setTimeout(wake, 5));
        }
      } finally {
        await runner.stop();
      }
    },
    startJobs: async () => {
      for (const definition of app.jobs) await jobs.work(definition);
    },
  };
}
