import type { Role } from "@lumbung/contracts";
import { and, eq } from "../../../infrastructure/drizzle/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { permissionsOf } from "../permissions-of.ts";
import { membershipTable, roleTable } from "../tables.ts";

export type RoleRow = typeof roleTable.$inferSelect;

/** The role; NOT_FOUND when the tenant has none with this id. `lock` keeps it from being changed or deleted meanwhile. */
export async function roleRow(ctx: TxCtx, roleId: string, lock?: "share" | "update"): Promise<RoleRow> {
  const query = ctx.tx.db
    .select()
    .from(roleTable)
    .where(and(eq(roleTable.tenantId, ctx.tenantId), eq(roleTable.id, roleId)));
  const [row] = await (lock ? query.for(lock) : query);
  if (!row) throw new AppError("NOT_FOUND", { roleId });
  return row;
}

export async function membersOf(ctx: TxCtx, roleId: string): Promise<number> {
  return ctx.tx.db.$count(membershipTable, and(eq(membershipTable.tenantId, ctx.tenantId), eq(membershipTable.roleId, roleId)));
}

export function presentRole(row: RoleRow, members: number): Role {
  return { id: row.id, version: row.version, key: row.key, name: row.name, preset: row.preset, permissions: permissionsOf(row), members };
}

/** A preset is what the program says it is. */
export function refusePreset(row: RoleRow): void {
  if (row.preset)
    throw new AppError("CONFLICT", { roleId: row.id }, { detail: `${row.name} is a preset and cannot be changed; make a role of your own from it.` });
}
