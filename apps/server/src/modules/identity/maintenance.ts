import type { JobDefinition, JobSchedule } from "../../infrastructure/jobs/index.ts";
import type { Identity } from "./parts.ts";

const pruneJob = "identity.prune";
const dayMs = 86_400_000;
/** What is over is kept this long, for questions about it. */
const keptDays = 30;

/**
 * Removes what can never be used again: sessions that ended, with their refresh tokens, links that expired, old tries
 * at passwords, keys that sign and verify nothing any more. Used refresh tokens stay as long as their
 * family lives, because their reuse must end it.
 */
export function createPrune(parts: Identity): JobDefinition {
  return {
    name: pruneJob,
    handler: async () => {
      const now = parts.clock.now().getTime();
      const before = (days: number) => new Date(now - days * dayMs);
      await parts.db.withSystemTransaction(async (tx) => {
        await tx.query("DELETE FROM session WHERE expires_at < $1 OR ended_at < $1", [before(keptDays)]);
        await tx.query("DELETE FROM one_time_token WHERE expires_at < $1", [before(1)]);
        await tx.query("DELETE FROM sign_in_attempt WHERE tried_at < $1", [before(1)]);
        await tx.query("DELETE FROM password_reset_request WHERE requested_at < $1", [before(1)]);
        await tx.query("DELETE FROM signing_key WHERE retired_at < $1", [before(1)]);
      });
    },
  };
}

export const pruneSchedule: JobSchedule = { job: pruneJob, cron: "17 3 * * *", zone: "UTC" };
