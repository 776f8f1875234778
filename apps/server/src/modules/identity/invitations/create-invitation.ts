import type { CreatedInvitation } from "@lumbung/contracts";
import type { z } from "zod";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq, gt, isNull, lte, sql } from "../../../infrastructure/drizzle/index.ts";
import { uniqueViolation } from "../../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret, newId } from "../../../shared/ids.ts";
import { invitationPrefix, linkTo, newTenantToken } from "../links.ts";
import type { Identity } from "../parts.ts";
import { permissionsOf } from "../permissions-of.ts";
import { mayGrant } from "../policy.ts";
import { roleRow } from "../roles/role-rows.ts";
import { invitationTable } from "../tables.ts";
import { grantableScope } from "../warehouse-scope.ts";
import { type InvitationRow, presentInvitation, selectInvitation } from "./present.ts";

export const invitationDays = 7;
const openMax = 200;

interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly roleId: string;
  readonly warehouseIds: string[] | null;
}

/**
 * Invites someone to the team. The answer holds a link to hand over; the mail carries another one, made by its job.
 * DUPLICATE when he belongs to the team or has an open invitation.
 */
export function createCreateInvitation(parts: Identity) {
  return (ctx: Ctx, input: NewInvitation): Promise<z.input<typeof CreatedInvitation>> =>
    parts.db.withTransaction(ctx, async (tx) => {
      const role = await roleRow(tx, input.roleId, "share");
      mayGrant(ctx, permissionsOf(role));
      const warehouseIds = await grantableScope(parts, tx, input.warehouseIds);
      const [member] = await tx.tx.query("SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1 AND u.email_key = lower($2)", [
        ctx.tenantId,
        input.email,
      ]);
      if (member) throw new AppError("DUPLICATE", { field: "email" }, { detail: `${input.email} belongs to the team already.` });
      const now = ctx.clock.now();
      const ofTenant = and(eq(invitationTable.tenantId, ctx.tenantId), isNull(invitationTable.acceptedAt), isNull(invitationTable.revokedAt));
      // An expired invitation makes room for a new one.
      await tx.tx.db
        .update(invitationTable)
        .set({ revokedAt: now })
        .where(and(ofTenant, lte(invitationTable.expiresAt, now), eq(invitationTable.emailKey, sql`lower(${input.email})`)));
      if ((await tx.tx.db.$count(invitationTable, and(ofTenant, gt(invitationTable.expiresAt, now)))) >= openMax)
        throw new AppError("CONFLICT", { max: openMax }, { detail: `A business has at most ${openMax} open invitations; revoke some.` });
      const id = newId();
      const token = newTenantToken(invitationPrefix, ctx.tenantId);
      await tx.tx.db
        .insert(invitationTable)
        .values({
          tenantId: ctx.tenantId,
          id,
          email: input.email,
          name: input.name,
          roleId: role.id,
          warehouseIds,
          tokenHash: hashSecret(token),
          invitedBy: ctx.actor.name,
          createdAt: now,
          expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
        })
        .catch((error) => {
          if (uniqueViolation(error) === undefined) throw error;
          throw new AppError("DUPLICATE", { field: "email" }, { detail: `${input.email} has an open invitation already; revoke it to send another.` });
        });
      await parts.events.append(tx, {
        topic: "identity.invitation.created",
        aggregateType: "invitation",
        aggregateId: id,
        payload: { id, roleId: role.id, warehouseIds },
      });
      const after = { email: input.email, name: input.name, roleId: role.id, warehouseIds };
      await recordAudit(tx, { action: "invitation.created", entityType: "invitation", entityId: id, after });
      const [row] = await tx.tx.query<InvitationRow>(`${selectInvitation} AND i.id = $2`, [ctx.tenantId, id]);
      return { ...presentInvitation(row as InvitationRow, now), link: linkTo(parts.publicUrl(), "accept", token) };
    });
}
