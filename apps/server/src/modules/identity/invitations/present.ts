import type { Invitation } from "@lumbung/contracts";
import type { z } from "zod";

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roleId: string | null;
  readonly roleKey: string | null;
  readonly roleName: string | null;
  readonly warehouseIds: string[] | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

export const selectInvitation = `
  SELECT i.id, i.email, i.name, i.role_id AS "roleId", r.key AS "roleKey", r.name AS "roleName", i.warehouse_ids AS "warehouseIds",
         i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt", i.revoked_at AS "revokedAt"
    FROM invitation i LEFT JOIN role r ON r.tenant_id = i.tenant_id AND r.id = i.role_id
   WHERE i.tenant_id = $1`;

export function presentInvitation(row: InvitationRow, now: Date): z.input<typeof Invitation> {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.roleId === null ? null : { id: row.roleId, key: row.roleKey ?? "", name: row.roleName ?? "" },
    warehouseIds: row.warehouseIds,
    state: row.acceptedAt ? "accepted" : row.revokedAt ? "revoked" : row.expiresAt <= now ? "expired" : "open",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
