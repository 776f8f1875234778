import type { Permission, Role } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { eq } from "../../../infrastructure/drizzle/index.ts";
import { uniqueViolation } from "../../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { newId } from "../../../shared/ids.ts";
import type { Identity } from "../parts.ts";
import { mayGrant } from "../policy.ts";
import { roleTable } from "../tables.ts";
import { presentRole, type RoleRow } from "./role-rows.ts";

const rolesMax = 100;

/** A role of the business's own. Its permissions are at most those of whoever makes it. */
export function createCreateRole(parts: Identity) {
  return (ctx: Ctx, input: { name: string; permissions: Permission[] }): Promise<Role> =>
    parts.db.withTransaction(ctx, async (tx) => {
      mayGrant(ctx, input.permissions);
      if ((await tx.tx.db.$count(roleTable, eq(roleTable.tenantId, ctx.tenantId))) >= rolesMax)
        throw new AppError("CONFLICT", { max: rolesMax }, { detail: `A business has at most ${rolesMax} roles.` });
      const id = newId();
      const [row] = await tx.tx.db
        .insert(roleTable)
        .values({ tenantId: ctx.tenantId, id, key: id, name: input.name, permissions: input.permissions })
        .returning()
        .catch(refuseSameName(input.name));
      const role = presentRole(row as RoleRow, 0);
      await parts.events.append(tx, {
        topic: "identity.role.created",
        aggregateType: "role",
        aggregateId: id,
        payload: { id, key: id, name: role.name, permissions: role.permissions },
      });
      await recordAudit(tx, { action: "role.created", entityType: "role", entityId: id, after: { name: role.name, permissions: role.permissions } });
      return role;
    });
}

/** Two roles of one name could not be told apart. */
export function refuseSameName(name: string | undefined): (error: unknown) => never {
  return (error) => {
    if (uniqueViolation(error) !== undefined) throw new AppError("DUPLICATE", { field: "name", name });
    throw error;
  };
}
