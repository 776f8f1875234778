import type { Permission } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq, gt, isNull } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Identity } from "../parts.ts";
import { permissionsOf } from "../permissions-of.ts";
import { mayGrant } from "../policy.ts";
import { invitationTable, roleTable } from "../tables.ts";
import { membersOf, refusePreset, roleRow } from "./role-rows.ts";

/** Deletes a custom role that nobody has and no open invitation promises; CONFLICT otherwise. */
export function createDeleteRole(parts: Identity) {
  return (ctx: Ctx, roleId: string): Promise<void> =>
    parts.db.withTransaction(ctx, async (tx) => {
      // Whoever gives the role holds a shared lock on it, so both counts stay true until the end.
      const row = await roleRow(tx, roleId, "update");
      refusePreset(row);
      mayGrant(ctx, permissionsOf(row) as Permission[]);
      const ofRole = and(
        eq(invitationTable.tenantId, ctx.tenantId),
        eq(invitationTable.roleId, roleId),
        isNull(invitationTable.acceptedAt),
        isNull(invitationTable.revokedAt),
      );
      const members = await membersOf(tx, roleId);
      const invitations = await tx.tx.db.$count(invitationTable, and(ofRole, gt(invitationTable.expiresAt, ctx.clock.now())));
      if (members + invitations > 0)
        throw new AppError("CONFLICT", { members, invitations }, { detail: `${row.name} is in use; give its members another role first.` });
      await tx.tx.db.update(invitationTable).set({ revokedAt: ctx.clock.now() }).where(ofRole);
      await tx.tx.db.delete(roleTable).where(and(eq(roleTable.tenantId, ctx.tenantId), eq(roleTable.id, roleId)));
      await parts.events.append(tx, { topic: "identity.role.deleted", aggregateType: "role", aggregateId: roleId, payload: { id: roleId } });
      await recordAudit(tx, { action: "role.deleted", entityType: "role", entityId: roleId, before: { name: row.name, permissions: permissionsOf(row) } });
    });
}
