import type { Permission, Role } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { changedFields } from "../changed-fields.ts";
import type { Identity } from "../parts.ts";
import { mayGrant } from "../policy.ts";
import { roleTable } from "../tables.ts";
import { refuseSameName } from "./create-role.ts";
import { membersOf, presentRole, type RoleRow, refusePreset, roleRow } from "./role-rows.ts";

/** Changes a custom role, for everyone who has it and at once. Neither the old nor the new role may exceed the caller. */
export function createUpdateRole(parts: Identity) {
  return (ctx: Ctx, roleId: string, input: { name?: string; permissions?: Permission[] }, expectedVersion: number): Promise<Role> =>
    parts.db.withTransaction(ctx, async (tx) => {
      const row = await roleRow(tx, roleId, "update");
      refusePreset(row);
      if (row.version !== expectedVersion) throw new AppError("VERSION_CONFLICT", { expected: expectedVersion, actual: row.version });
      const before = presentRole(row, await membersOf(tx, roleId));
      mayGrant(ctx, before.permissions as Permission[]);
      mayGrant(ctx, input.permissions ?? []);
      const { changed, old, now } = changedFields(before, input);
      if (changed.length === 0) return before;
      const [updated] = await tx.tx.db
        .update(roleTable)
        .set({ ...input, version: row.version + 1 })
        .where(and(eq(roleTable.tenantId, ctx.tenantId), eq(roleTable.id, roleId)))
        .returning()
        .catch(refuseSameName(input.name));
      const after = presentRole(updated as RoleRow, before.members);
      parts.changes.announce(tx, { tenantId: ctx.tenantId });
      await parts.events.append(tx, {
        topic: "identity.role.updated",
        aggregateType: "role",
        aggregateId: roleId,
        payload: { id: roleId, key: after.key, name: after.name, permissions: after.permissions },
      });
      await recordAudit(tx, { action: "role.updated", entityType: "role", entityId: roleId, before: old, after: now });
      return after;
    });
}
