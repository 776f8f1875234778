import { createHash } from "node:crypto";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { anonymousActor, asActor, nobodysTenantId } from "../context.ts";
import type { Identity } from "../parts.ts";
import { accountByEmail } from "../sign-in/accounts.ts";

/** Mails to one person within the time below; further wishes are heard and not followed. */
const requestsMax = 3;
const windowMs = 15 * 60_000;

/**
 * Asks for a link to set a new password. Never tells whether the account exists, not by its time either: both ways
 * count and commit. The token is made by the job that mails it, so nothing between here and there can be used by
 * whoever reads it.
 */
export function createRequestReset(parts: Identity) {
  return async (ctx: PublicCtx, email: string): Promise<void> => {
    const account = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, email));
    const subject = createHash("sha256").update(email.trim().toLowerCase()).digest();
    const now = ctx.clock.now();
    await parts.db.withTransaction(asActor(ctx, account?.tenants[0]?.id ?? nobodysTenantId, anonymousActor), async (tx) => {
      await tx.tx.query("SELECT pg_advisory_xact_lock(hashtextextended('password-reset:' || encode($1, 'hex'), 0))", [subject]);
      const [{ asked } = { asked: 0 }] = await tx.tx.query<{ asked: number }>(
        "SELECT count(*)::int AS asked FROM password_reset_request WHERE subject = $1 AND requested_at > $2",
        [subject, new Date(now.getTime() - windowMs)],
      );
      if (asked >= requestsMax) return;
      await tx.tx.query("INSERT INTO password_reset_request (subject, requested_at) VALUES ($1, $2)", [subject, now]);
      if (account?.tenants.length) await tellOf(parts, tx, account.id);
    });
  };
}

async function tellOf(parts: Identity, ctx: TxCtx, userId: string): Promise<void> {
  await parts.events.append(ctx, { topic: "identity.password-reset.requested", aggregateType: "user", aggregateId: userId, payload: { userId } });
  await recordAudit(ctx, { action: "password-reset.requested", entityType: "user", entityId: userId });
}
