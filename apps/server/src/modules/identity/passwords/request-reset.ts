import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import { anonymousActor, asActor } from "../context.ts";
import type { Identity } from "../parts.ts";
import { accountByEmail } from "../sign-in/accounts.ts";

/** Mails to one person within the time below; further wishes are heard and not followed. */
const requestsMax = 3;
const windowMs = 15 * 60_000;

/**
 * Asks for a link to set a new password. Never tells whether the account exists. The token is made by the job that
 * mails it, so nothing between here and there can be used by whoever reads it.
 */
export function createRequestReset(parts: Identity) {
  return async (ctx: PublicCtx, email: string): Promise<void> => {
    const account = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, email));
    const tenantId = account?.tenants[0]?.id;
    if (!account || tenantId === undefined) return;
    await parts.db.withTransaction(asActor(ctx, tenantId, anonymousActor), async (tx) => {
      await tx.tx.query("SELECT pg_advisory_xact_lock(hashtextextended('password-reset:' || $1, 0))", [account.id]);
      const [{ asked } = { asked: 0 }] = await tx.tx.query<{ asked: number }>(
        "SELECT count(*)::int AS asked FROM password_reset_request WHERE user_id = $1 AND requested_at > $2",
        [account.id, new Date(ctx.clock.now().getTime() - windowMs)],
      );
      if (asked >= requestsMax) return;
      await tx.tx.query("INSERT INTO password_reset_request (user_id, requested_at) VALUES ($1, $2)", [account.id, ctx.clock.now()]);
      await parts.events.append(tx, {
        topic: "identity.password-reset.requested",
        aggregateType: "user",
        aggregateId: account.id,
        payload: { userId: account.id },
      });
      await recordAudit(tx, { action: "password-reset.requested", entityType: "user", entityId: account.id });
    });
  };
}
