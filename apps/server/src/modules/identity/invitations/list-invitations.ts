import type { Invitation } from "@lumbung/contracts";
import type { z } from "zod";
import type { Ctx } from "../../../shared/context.ts";
import { pageFrom } from "../../../shared/pagination.ts";
import { idOf } from "../api-keys/list-api-keys.ts";
import type { Identity } from "../parts.ts";
import { type InvitationRow, presentInvitation, selectInvitation } from "./present.ts";

/** Invitations, the newest first: those that can still be accepted, or all. */
export function createListInvitations(parts: Identity) {
  return (
    ctx: Ctx,
    query: { limit: number; cursor?: string | undefined; state: "open" | "all" },
  ): Promise<{ items: z.input<typeof Invitation>[]; nextCursor: string | null }> =>
    parts.db.read(ctx, async (tx) => {
      const now = ctx.clock.now();
      const rows = await tx.tx.query<InvitationRow>(
        `${selectInvitation} AND ($2::uuid IS NULL OR i.id < $2)
            AND ($3 = 'all' OR (i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $4)) ORDER BY i.id DESC LIMIT $5`,
        [ctx.tenantId, query.cursor === undefined ? null : idOf(query.cursor), query.state, now, query.limit + 1],
      );
      return pageFrom(
        rows,
        query.limit,
        (row) => [row.id],
        (row) => presentInvitation(row, now),
      );
    });
}
