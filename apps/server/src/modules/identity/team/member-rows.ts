import type { Member, Permission, RolePreset } from "@lumbung/contracts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { permissionsOf } from "../permissions-of.ts";

export interface MemberRow {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly name: string;
  readonly nameKey: string;
  readonly roleId: string;
  readonly roleKey: string;
  readonly roleName: string;
  readonly preset: boolean;
  readonly permissions: string[];
  readonly warehouseIds: string[] | null;
  readonly joinedAt: Date;
}

export const selectMember = `
  SELECT u.id, m.version, u.email, u.name, lower(u.name) AS "nameKey", r.id AS "roleId", r.key AS "roleKey", r.name AS "roleName", r.preset, r.permissions,
         m.warehouse_ids AS "warehouseIds", m.created_at AS "joinedAt"
    FROM membership m
    JOIN app_user u ON u.id = m.user_id
    JOIN role r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
   WHERE m.tenant_id = $1`;

/** The team member; NOT_FOUND for anyone else, wherever he may exist. */
export async function memberRow(ctx: TxCtx, userId: string, lock = false): Promise<MemberRow> {
  const [row] = await ctx.tx.query<MemberRow>(`${selectMember} AND m.user_id = $2${lock ? " FOR UPDATE OF m" : ""}`, [ctx.tenantId, userId]);
  if (!row) throw new AppError("NOT_FOUND", { userId });
  return row;
}

export function presentMember(row: MemberRow): Member {
  return {
    id: row.id,
    version: row.version,
    email: row.email,
    name: row.name,
    role: { id: row.roleId, key: row.roleKey, name: row.roleName },
    warehouseIds: row.warehouseIds,
    joinedAt: row.joinedAt.toISOString(),
  };
}

/** What the member may do, as policies weigh it. */
export function powerOf(row: MemberRow): { permissions: Permission[]; warehouseIds: string[] | null } {
  return { permissions: permissionsOf({ key: row.roleKey, preset: row.preset, permissions: row.permissions }), warehouseIds: row.warehouseIds };
}

/** An owner is who has the preset and all warehouses: only he can mend everything. */
export function isOwner(row: { preset: boolean; roleKey: string; warehouseIds: readonly string[] | null }): boolean {
  return row.preset && row.roleKey === ("owner" satisfies RolePreset) && row.warehouseIds === null;
}

/**
 * Throws LAST_OWNER when no owner but `userId` is left. The caller holds the tenant's row (tenantRow with lock), so two
 * owners who step down at the same moment come one after the other.
 */
export async function assertAnotherOwner(ctx: TxCtx, userId: string): Promise<void> {
  const [other] = await ctx.tx.query(
    `SELECT 1 FROM membership m JOIN role r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
      WHERE m.tenant_id = $1 AND m.user_id <> $2 AND r.preset AND r.key = 'owner' AND m.warehouse_ids IS NULL LIMIT 1`,
    [ctx.tenantId, userId],
  );
  if (!other) throw new AppError("LAST_OWNER", { userId });
}
