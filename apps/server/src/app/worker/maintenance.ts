import { maintainEventLog } from "../../infrastructure/events/index.ts";
import { forgetOldKeys } from "../../infrastructure/idempotency/index.ts";
import type { Infrastructure } from "../infrastructure.ts";
import type { ModuleFace } from "../module-face.ts";

/** The server's own housekeeping, every night: the event log's partitions, and answers that nobody will ask for again. */
export function createMaintenance({ db }: Pick<Infrastructure, "db">): ModuleFace {
  return {
    jobs: [
      { name: "maintain-event-log", handler: () => maintainEventLog(db) },
      { name: "forget-idempotency-keys", handler: () => forgetOldKeys(db) },
    ],
    schedules: [
      { job: "maintain-event-log", cron: "15 2 * * *", zone: "UTC" },
      { job: "forget-idempotency-keys", cron: "45 2 * * *", zone: "UTC" },
    ],
  };
}
