import type { CreatedApiKey, Permission } from "@lumbung/contracts";
import type { z } from "zod";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { and, eq, isNull } from "../../../infrastructure/drizzle/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret, newId } from "../../../shared/ids.ts";
import { apiKeyPrefix, newTenantToken } from "../links.ts";
import type { Identity } from "../parts.ts";
import { mayGrant } from "../policy.ts";
import { apiKeyTable } from "../tables.ts";
import { grantableScope } from "../warehouse-scope.ts";
import { type ApiKeyRow, presentApiKey } from "./present.ts";

const keysMax = 100;
/** Shown in lists: enough of the secret to tell two keys apart and too little to guess it. */
const secretShown = 4;

/**
 * A key of the tenant, at most as mighty as its maker. The key itself is in the answer and nowhere else: what is
 * stored is its hash.
 */
export function createCreateApiKey(parts: Identity) {
  return (
    ctx: Ctx,
    input: { name: string; permissions: Permission[]; warehouseIds: string[] | null; expiresAt?: string | undefined },
  ): Promise<z.input<typeof CreatedApiKey>> =>
    parts.db.withTransaction(ctx, async (tx) => {
      mayGrant(ctx, input.permissions);
      const warehouseIds = await grantableScope(parts, tx, input.warehouseIds);
      const now = ctx.clock.now();
      const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
      if (expiresAt !== null && expiresAt <= now)
        throw new AppError("VALIDATION_FAILED", { fields: [{ path: "expiresAt", message: "lies in the past" }] }, { detail: "expiresAt lies in the past." });
      if ((await tx.tx.db.$count(apiKeyTable, and(eq(apiKeyTable.tenantId, ctx.tenantId), isNull(apiKeyTable.revokedAt)))) >= keysMax)
        throw new AppError("CONFLICT", { max: keysMax }, { detail: `A business has at most ${keysMax} keys; revoke one that is not used.` });
      const key = newTenantToken(apiKeyPrefix, ctx.tenantId);
      const id = newId();
      const [row] = await tx.tx.db
        .insert(apiKeyTable)
        .values({
          tenantId: ctx.tenantId,
          id,
          name: input.name,
          hint: `${apiKeyPrefix}_…${key.slice(-secretShown)}`,
          secretHash: hashSecret(key),
          permissions: input.permissions,
          warehouseIds,
          createdBy: ctx.actor.id,
          createdAt: now,
          expiresAt,
        })
        .returning();
      const face = { id, name: input.name, permissions: input.permissions, warehouseIds };
      await parts.events.append(tx, { topic: "identity.api-key.created", aggregateType: "api-key", aggregateId: id, payload: face });
      await recordAudit(tx, { action: "api-key.created", entityType: "api-key", entityId: id, after: { ...face, expiresAt } });
      return { ...presentApiKey(row as ApiKeyRow), key };
    });
}
