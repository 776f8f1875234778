import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq, isNull } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Identity } from "../parts.ts";
import { invitationTable } from "../tables.ts";

/** Takes an invitation back: its links stop working. NOT_FOUND when it was accepted or revoked before. */
export function createRevokeInvitation(parts: Identity) {
  return (ctx: Ctx, invitationId: string): Promise<void> =>
    parts.db.withTransaction(ctx, async (tx) => {
      const [row] = await tx.tx.db
        .update(invitationTable)
        .set({ revokedAt: ctx.clock.now() })
        .where(
          and(
            eq(invitationTable.tenantId, ctx.tenantId),
            eq(invitationTable.id, invitationId),
            isNull(invitationTable.acceptedAt),
            isNull(invitationTable.revokedAt),
          ),
        )
        .returning({ email: invitationTable.email });
      if (!row) throw new AppError("NOT_FOUND", { invitationId });
      await parts.events.append(tx, {
        topic: "identity.invitation.revoked",
        aggregateType: "invitation",
        aggregateId: invitationId,
        payload: { id: invitationId },
      });
      await recordAudit(tx, { action: "invitation.revoked", entityType: "invitation", entityId: invitationId, before: { email: row.email } });
    });
}
