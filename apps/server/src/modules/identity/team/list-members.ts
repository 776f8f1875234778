import type { Member } from "@lumbung/contracts";
import type { Ctx } from "../../../shared/context.ts";
import { decodeCursor, pageFrom } from "../../../shared/pagination.ts";
import type { Identity } from "../parts.ts";
import { type MemberRow, memberRow, presentMember, selectMember } from "./member-rows.ts";

/** The team, by name. */
export function createListMembers(parts: Identity) {
  return (ctx: Ctx, page: { limit: number; cursor?: string | undefined }): Promise<{ items: Member[]; nextCursor: string | null }> => {
    const [name, id] = page.cursor === undefined ? [null, null] : decodeCursor(page.cursor, ["text", "uuid"]);
    return parts.db.read(ctx, async (tx) => {
      const rows = await tx.tx.query<MemberRow>(
        `${selectMember} AND ($2::text IS NULL OR (lower(u.name), u.id::text) > ($2, $3)) ORDER BY lower(u.name), u.id::text LIMIT $4`,
        [ctx.tenantId, name, id, page.limit + 1],
      );
      return pageFrom(rows, page.limit, (row) => [row.nameKey, row.id], presentMember);
    });
  };
}

export function createReadMember(parts: Identity) {
  return (ctx: Ctx, userId: string): Promise<Member> => parts.db.read(ctx, async (tx) => presentMember(await memberRow(tx, userId)));
}
