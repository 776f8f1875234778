import type { ApiKey } from "@lumbung/contracts";
import type { z } from "zod";
import { and, desc, eq, lt } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { isUuid } from "../../../shared/ids.ts";
import { decodeCursor, pageFrom } from "../../../shared/pagination.ts";
import type { Identity } from "../parts.ts";
import { apiKeyTable } from "../tables.ts";
import { presentApiKey } from "./present.ts";

/** The tenant's keys, revoked ones too, the newest first. */
export function createListApiKeys(parts: Identity) {
  return (ctx: Ctx, page: { limit: number; cursor?: string | undefined }): Promise<{ items: z.input<typeof ApiKey>[]; nextCursor: string | null }> =>
    parts.db.read(ctx, async (tx) => {
      const rows = await tx.tx.db
        .select()
        .from(apiKeyTable)
        .where(and(eq(apiKeyTable.tenantId, ctx.tenantId), page.cursor === undefined ? undefined : lt(apiKeyTable.id, idOf(page.cursor))))
        .orderBy(desc(apiKeyTable.id))
        .limit(page.limit + 1);
      return pageFrom(rows, page.limit, (row) => [row.id], presentApiKey);
    });
}

/** The id in a cursor of lists that are sorted by it. */
export function idOf(cursor: string): string {
  const id = String(decodeCursor(cursor, 1)[0]);
  if (!isUuid(id)) throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this list" }] });
  return id;
}
