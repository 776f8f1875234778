import type { Session } from "@lumbung/contracts";
import type { z } from "zod";
import type { Ctx } from "../../../shared/context.ts";
import { requireUser, sessionIdOf } from "../context.ts";
import type { Identity } from "../parts.ts";

const shownMax = 200;

/** Where the person is signed in, the most lately used first. */
export function createListSessions(parts: Identity) {
  return async (ctx: Ctx): Promise<{ items: z.input<typeof Session>[] }> => {
    requireUser(ctx);
    interface Row {
      id: string;
      createdAt: Date;
      lastUsedAt: Date;
      expiresAt: Date;
      ip: string | null;
      userAgent: string | null;
    }
    const rows = await parts.db.read(ctx, (tx) =>
      tx.tx.query<Row>(
        `SELECT id, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt", ip, user_agent AS "userAgent"
           FROM session WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY last_used_at DESC, id DESC LIMIT $3`,
        [ctx.actor.id, ctx.clock.now(), shownMax],
      ),
    );
    const current = sessionIdOf(ctx);
    return {
      items: rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        lastUsedAt: row.lastUsedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        current: row.id === current,
      })),
    };
  };
}
