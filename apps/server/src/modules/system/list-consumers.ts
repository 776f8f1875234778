import { readConsumerLag, readOldestTransactionSeconds } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";

/**
 * Consumers of the event log and how far they are behind with the caller's business: row-level security counts its
 * events alone, and an error is shown only where it is about one of them.
 */
export function listConsumers(db: Database) {
  return (ctx: Ctx) =>
    db.read(ctx, async ({ tx }) => {
      const items = (await readConsumerLag(tx)).map((lag) => {
        const isOwn = lag.failingTenantId === ctx.tenantId;
        return {
          name: lag.name,
          cursor: lag.cursor,
          lagEvents: lag.events,
          lagSeconds: lag.seconds,
          failures: isOwn ? lag.failures : 0,
          lastError: isOwn ? lag.lastError : null,
          deadEvents: lag.deadEvents,
        };
      });
      return { items, oldestTransactionSeconds: await readOldestTransactionSeconds(tx) };
    });
}
