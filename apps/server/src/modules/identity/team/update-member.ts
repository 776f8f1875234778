import type { Member } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { changedFields } from "../changed-fields.ts";
import type { Identity } from "../parts.ts";
import { permissionsOf } from "../permissions-of.ts";
import { mayGrant, mayManage } from "../policy.ts";
import { roleRow } from "../roles/role-rows.ts";
import { membershipTable } from "../tables.ts";
import { tenantRow } from "../tenants/present.ts";
import { grantableScope } from "../warehouse-scope.ts";
import { assertAnotherOwner, isOwner, memberRow, powerOf, presentMember } from "./member-rows.ts";

/** Gives a team member another role or other warehouses, at once. Throws LAST_OWNER when nobody else could mend it. */
export function createUpdateMember(parts: Identity) {
  return (ctx: Ctx, userId: string, input: { roleId?: string; warehouseIds?: string[] | null }, expectedVersion: number): Promise<Member> =>
    parts.db.withTransaction(ctx, async (tx) => {
      await tenantRow(tx, true);
      const row = await memberRow(tx, userId, true);
      if (row.version !== expectedVersion) throw new AppError("VERSION_CONFLICT", { expected: expectedVersion, actual: row.version });
      mayManage(ctx, powerOf(row));
      const role = await roleRow(tx, input.roleId ?? row.roleId, "share");
      mayGrant(ctx, permissionsOf(role));
      const warehouseIds = input.warehouseIds === undefined ? row.warehouseIds : await grantableScope(parts, tx, input.warehouseIds);
      const { changed, old, now } = changedFields({ roleId: row.roleId, warehouseIds: row.warehouseIds }, { roleId: role.id, warehouseIds });
      if (changed.length === 0) return presentMember(row);
      if (isOwner(row) && !isOwner({ preset: role.preset, roleKey: role.key, warehouseIds })) await assertAnotherOwner(tx, userId);
      await tx.tx.db
        .update(membershipTable)
        .set({ roleId: role.id, warehouseIds, version: row.version + 1 })
        .where(and(eq(membershipTable.tenantId, ctx.tenantId), eq(membershipTable.userId, userId)));
      parts.changes.announce(tx, { tenantId: ctx.tenantId, userId });
      await parts.events.append(tx, {
        topic: "identity.member.updated",
        aggregateType: "member",
        aggregateId: userId,
        payload: { userId, roleId: role.id, warehouseIds },
      });
      await recordAudit(tx, { action: "member.updated", entityType: "user", entityId: userId, before: old, after: now });
      return presentMember(await memberRow(tx, userId));
    });
}
