import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq, isNull } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Identity } from "../parts.ts";
import { apiKeyTable } from "../tables.ts";

/** Ends a key at once and for good; NOT_FOUND when there is none or it was revoked before. */
export function createRevokeApiKey(parts: Identity) {
  return (ctx: Ctx, apiKeyId: string, reason?: string): Promise<void> =>
    parts.db.withTransaction(ctx, async (tx) => {
      const [row] = await tx.tx.db
        .update(apiKeyTable)
        .set({ revokedAt: ctx.clock.now() })
        .where(and(eq(apiKeyTable.tenantId, ctx.tenantId), eq(apiKeyTable.id, apiKeyId), isNull(apiKeyTable.revokedAt)))
        .returning({ name: apiKeyTable.name });
      if (!row) throw new AppError("NOT_FOUND", { apiKeyId });
      parts.changes.announce(tx, { tenantId: ctx.tenantId, apiKeyId });
      await parts.events.append(tx, { topic: "identity.api-key.revoked", aggregateType: "api-key", aggregateId: apiKeyId, payload: { id: apiKeyId } });
      await recordAudit(tx, { action: "api-key.revoked", entityType: "api-key", entityId: apiKeyId, before: { name: row.name }, reason });
    });
}
