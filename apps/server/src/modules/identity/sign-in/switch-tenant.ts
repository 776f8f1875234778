import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { accessTokenSeconds } from "../access/access-tokens.ts";
import { requireUser, sessionIdOf } from "../context.ts";
import type { Identity } from "../parts.ts";
import { readAccount } from "./accounts.ts";

/** A new access token of the same session for another of the person's businesses; NOT_FOUND for any other. */
export function createSwitchTenant(parts: Identity) {
  return async (ctx: Ctx, tenantId: string) => {
    requireUser(ctx);
    const sessionId = sessionIdOf(ctx);
    const account = await readAccount(parts.db, ctx.actor.id);
    if (sessionId === null || !account?.tenants.some((tenant) => tenant.id === tenantId)) throw new AppError("NOT_FOUND", { tenantId });
    await parts.db.withTransaction({ ...ctx, tenantId }, async (tx) => {
      await tx.tx.query("UPDATE session SET tenant_id = $2 WHERE id = $1", [sessionId, tenantId]);
      await recordAudit(tx, {
        action: "session.switched",
        entityType: "session",
        entityId: sessionId,
        before: { tenantId: ctx.tenantId },
        after: { tenantId },
      });
    });
    return { accessToken: await parts.tokens.issue({ userId: account.id, sessionId, tenantId }), expiresIn: accessTokenSeconds, tenantId };
  };
}
