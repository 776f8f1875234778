import type { Database } from "../../../infrastructure/postgres/index.ts";
import type { Clock } from "../../../shared/clock.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret } from "../../../shared/ids.ts";
import { systemCtx } from "../context.ts";
import { knownPermissions, permissionsOf } from "../permissions-of.ts";
import type { AccessClaims } from "./access-tokens.ts";
import type { Principal } from "./principals.ts";

interface LoadDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** A key's last use is noted to five minutes, not on every request. */
const lastUseGrainMs = 5 * 60_000;

/** The person behind an access token; SESSION_ENDED when the session or the membership is over. */
export async function loadSessionPrincipal(deps: LoadDeps, claims: AccessClaims): Promise<Principal> {
  interface Row {
    name: string;
    locale: string | null;
    key: string;
    preset: boolean;
    permissions: string[];
    warehouse_ids: string[] | null;
    expires_at: Date;
  }
  const [row] = await deps.db.read(systemCtx(claims.tenantId, deps.clock), (ctx) =>
    ctx.tx.run<Row>({
      name: "identity_session_principal",
      text: `SELECT u.name, u.locale, r.key, r.preset, r.permissions, m.warehouse_ids, s.expires_at
               FROM session s
               JOIN app_user u ON u.id = s.user_id
               JOIN membership m ON m.tenant_id = $1 AND m.user_id = s.user_id
               JOIN role r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
              WHERE s.id = $2 AND s.user_id = $3 AND s.ended_at IS NULL AND s.expires_at > $4`,
      values: [claims.tenantId, claims.sessionId, claims.userId, deps.clock.now()],
    }),
  );
  if (!row) throw new AppError("SESSION_ENDED");
  return {
    tenantId: claims.tenantId,
    userId: claims.userId,
    sessionId: claims.sessionId,
    apiKeyId: null,
    actor: {
      kind: "user",
      id: claims.userId,
      name: row.name,
      permissions: new Set(permissionsOf(row)),
      warehouseIds: row.warehouse_ids === null ? null : new Set(row.warehouse_ids),
    },
    locale: row.locale,
    endsAtMs: row.expires_at.getTime(),
  };
}

/** The API key itself acts; UNAUTHENTICATED when it is unknown, revoked or expired. */
export async function loadApiKeyPrincipal(deps: LoadDeps, tenantId: string, token: string): Promise<Principal> {
  interface Row {
    id: string;
    name: string;
    permissions: string[];
    warehouse_ids: string[] | null;
    expires_at: Date | null;
    last_used_at: Date | null;
  }
  const now = deps.clock.now();
  const row = await deps.db.read(systemCtx(tenantId, deps.clock), async (ctx) => {
    const [found] = await ctx.tx.run<Row>({
      name: "identity_api_key_principal",
      text: `SELECT id, name, permissions, warehouse_ids, expires_at, last_used_at FROM api_key
              WHERE tenant_id = $1 AND secret_hash = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3)`,
      values: [tenantId, hashSecret(token), now],
    });
    if (found && now.getTime() - (found.last_used_at?.getTime() ?? 0) > lastUseGrainMs)
      await ctx.tx.query("UPDATE api_key SET last_used_at = $3 WHERE tenant_id = $1 AND id = $2", [tenantId, found.id, now]);
    return found;
  });
  if (!row) throw new AppError("UNAUTHENTICATED", {}, { detail: "The API key is unknown, revoked or expired." });
  return {
    tenantId,
    userId: null,
    sessionId: null,
    apiKeyId: row.id,
    actor: {
      kind: "api-key",
      id: row.id,
      name: row.name,
      permissions: new Set(knownPermissions(row.permissions)),
      warehouseIds: row.warehouse_ids === null ? null : new Set(row.warehouse_ids),
    },
    locale: null,
    endsAtMs: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}
