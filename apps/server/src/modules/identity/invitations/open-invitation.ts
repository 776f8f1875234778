import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret } from "../../../shared/ids.ts";
import { anonymousActor, asActor } from "../context.ts";
import { invitationPrefix, tenantOfToken } from "../links.ts";
import type { Identity } from "../parts.ts";

export interface OpenInvitation {
  readonly id: string;
  readonly tenantId: string;
  readonly email: string;
  readonly name: string;
  readonly roleId: string;
  readonly warehouseIds: string[] | null;
  readonly businessName: string;
}

/** The open invitation of a link's token in the tenant it names; LINK_INVALID for every other. */
export async function readOpenInvitation(parts: Identity, ctx: PublicCtx, token: string): Promise<OpenInvitation> {
  const tenantId = tenantOfToken(invitationPrefix, token);
  if (tenantId === undefined) throw new AppError("LINK_INVALID");
  return parts.db.read(asActor(ctx, tenantId, anonymousActor), (tx) => openInvitation(tx, token));
}

/** The same in a transaction; `lock` keeps it from being accepted or taken back meanwhile. */
export async function openInvitation(ctx: TxCtx, token: string, lock = false): Promise<OpenInvitation> {
  const [row] = await ctx.tx.query<OpenInvitation>(
    `SELECT i.id, i.tenant_id AS "tenantId", i.email, i.name, i.role_id AS "roleId", i.warehouse_ids AS "warehouseIds", t.name AS "businessName"
       FROM invitation i JOIN tenant t ON t.id = i.tenant_id
      WHERE i.tenant_id = $1 AND (i.token_hash = $2 OR i.mailed_token_hash = $2)
        AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $3${lock ? " FOR UPDATE OF i" : ""}`,
    [ctx.tenantId, hashSecret(token), ctx.clock.now()],
  );
  if (!row) throw new AppError("LINK_INVALID");
  return row;
}
