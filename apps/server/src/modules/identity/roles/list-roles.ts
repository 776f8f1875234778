import type { Role } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import type { Identity } from "../parts.ts";
import { membersOf, presentRole, type RoleRow, roleRow } from "./role-rows.ts";

/** All roles, presets first. Their number is limited, so they are one page. */
export function createListRoles(parts: Identity) {
  return (ctx: Ctx): Promise<{ items: Role[]; nextCursor: null }> =>
    parts.db.read(ctx, async (tx) => {
      const rows = await tx.tx.query<RoleRow & { members: number }>(
        `SELECT r.id, r.key, r.name, r.preset, r.permissions, r.version, count(m.user_id)::int AS members
           FROM role r LEFT JOIN membership m ON m.tenant_id = r.tenant_id AND m.role_id = r.id
          WHERE r.tenant_id = $1 GROUP BY r.tenant_id, r.id ORDER BY r.preset DESC, r.preset AND r.key <> 'owner', lower(r.name), r.id`,
        [ctx.tenantId],
      );
      return { items: rows.map((row) => presentRole(row, row.members)), nextCursor: null };
    });
}

export function createReadRole(parts: Identity) {
  return (ctx: Ctx, roleId: string): Promise<Role> => parts.db.read(ctx, async (tx) => presentRole(await roleRow(tx, roleId), await membersOf(tx, roleId)));
}
