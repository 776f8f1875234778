import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import type { Identity } from "../parts.ts";
import { mayManage } from "../policy.ts";
import { membershipTable } from "../tables.ts";
import { tenantRow } from "../tenants/present.ts";
import { assertAnotherOwner, isOwner, memberRow, powerOf } from "./member-rows.ts";

/** Takes someone out of the team. His account stays, his access to this business ends with the commit; the reason is kept in the audit trail. */
export function createRemoveMember(parts: Identity) {
  return (ctx: Ctx, userId: string, reason?: string): Promise<void> =>
    parts.db.withTransaction(ctx, async (tx) => {
      await tenantRow(tx, true);
      const row = await memberRow(tx, userId, true);
      mayManage(ctx, powerOf(row));
      if (isOwner(row)) await assertAnotherOwner(tx, userId);
      await tx.tx.db.delete(membershipTable).where(and(eq(membershipTable.tenantId, ctx.tenantId), eq(membershipTable.userId, userId)));
      parts.changes.announce(tx, { tenantId: ctx.tenantId, userId });
      await parts.events.append(tx, { topic: "identity.member.removed", aggregateType: "member", aggregateId: userId, payload: { userId } });
      await recordAudit(tx, {
        action: "member.removed",
        entityType: "user",
        entityId: userId,
        before: { email: row.email, name: row.name, roleId: row.roleId, warehouseIds: row.warehouseIds },
        reason,
      });
    });
}
