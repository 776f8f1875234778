import type { ApiKey } from "@lumbung/contracts";
import type { z } from "zod";
import { knownPermissions } from "../permissions-of.ts";
import type { apiKeyTable } from "../tables.ts";

export type ApiKeyRow = typeof apiKeyTable.$inferSelect;

export function presentApiKey(row: ApiKeyRow): z.input<typeof ApiKey> {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    permissions: knownPermissions(row.permissions),
    warehouseIds: row.warehouseIds,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
