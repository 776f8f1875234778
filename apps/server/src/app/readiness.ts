import { readConsumerLag } from "../infrastructure/events/index.ts";
import type { ReadinessCheck } from "./http/health.ts";
import type { Infrastructure } from "./infrastructure.ts";

/** A consumer that is further behind is named; turning requests away would not bring it forward. */
const lagShownSeconds = 30;

/** What `/readyz` asks. */
export function readinessChecks({ db, jobs }: Infrastructure): ReadinessCheck[] {
  return [
    {
      name: "database",
      check: async () => {
        await db.withSystemTransaction((tx) => tx.query("SELECT 1"));
        return undefined;
      },
    },
    {
      name: "migrations",
      // The server migrates before it listens; a later program may have migrated since.
      check: async () => {
        const [row] = await db.withSystemTransaction((tx) => tx.query<{ last: number }>("SELECT max(version) AS last FROM schema_migration"));
        return row === undefined ? "missing" : undefined;
      },
    },
    {
      name: "queue",
      check: async () => {
        await jobs.counts();
        return undefined;
      },
    },
    {
      name: "consumers",
      advisory: true,
      check: async () => {
        const behind = (await db.withSystemTransaction(readConsumerLag)).filter((lag) => lag.seconds > lagShownSeconds);
        return behind.length === 0 ? undefined : behind.map((lag) => `${lag.name} is ${Math.round(lag.seconds)} s behind`).join(", ");
      },
    },
  ];
}
