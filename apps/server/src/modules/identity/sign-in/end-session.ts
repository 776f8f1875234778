import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { requireUser } from "../context.ts";
import type { Identity } from "../parts.ts";
import { endSessions } from "./sessions.ts";

/** Signs the person out elsewhere; NOT_FOUND for a session that is not his or has ended. */
export function createEndSession(parts: Identity) {
  return async (ctx: Ctx, sessionId: string): Promise<void> => {
    requireUser(ctx);
    await parts.db.withTransaction(ctx, async (tx) => {
      const ended = await endSessions(tx, parts.changes, { sessionId, userId: ctx.actor.id }, "ended-elsewhere");
      if (ended.length === 0) throw new AppError("NOT_FOUND", { sessionId });
    });
  };
}
