import type { SignedIn } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { TxCtx } from "../../../infrastructure/postgres/index.ts";
import { hashSecret, newId, newSecret } from "../../../shared/ids.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { type AccessTokens, accessTokenSeconds } from "../access/access-tokens.ts";
import type { Account } from "./accounts.ts";

/** A session that is not used this long has ended. */
export const sessionIdleMs = 30 * 86_400_000;
/** The least lately used sessions beyond it end when a new one begins. */
const sessionsMax = 1_000;

/** Why a session ended; shown in the audit trail. */
export type EndReason = "signed-out" | "ended-elsewhere" | "token-reused" | "password-changed" | "password-reset" | "no-business" | "too-many";

/** A session that has just begun or gone on, before its access token is signed. */
export interface OpenSession {
  readonly sessionId: string;
  readonly account: Account;
  readonly tenantId: string;
  readonly refreshToken: string;
}

/** How the caller presents himself, as far as his list of sessions shows it. */
export interface Device {
  readonly userAgent: string | null;
}

/** Begins a session in the tenant of `ctx`, in its transaction, with its first refresh token. */
export async function openSession(ctx: TxCtx, changes: AccessChanges, account: Account, device: Device, how: string): Promise<OpenSession> {
  const now = ctx.clock.now();
  const surplus = await ctx.tx.query<{ id: string }>(
    `SELECT id FROM session WHERE user_id = $1 AND ended_at IS NULL ORDER BY last_used_at DESC, id DESC OFFSET $2`,
    [account.id, sessionsMax - 1],
  );
  for (const { id } of surplus) await endSessions(ctx, changes, { sessionId: id }, "too-many");
  const session = { sessionId: newId(), account, tenantId: ctx.tenantId, refreshToken: newSecret() };
  await ctx.tx.query(
    `INSERT INTO session (id, user_id, tenant_id, created_at, last_used_at, expires_at, ip, user_agent) VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [session.sessionId, account.id, ctx.tenantId, now, new Date(now.getTime() + sessionIdleMs), ctx.ip, device.userAgent?.slice(0, 300) ?? null],
  );
  await addRefreshToken(ctx, session.sessionId, session.refreshToken);
  await recordAudit(ctx, { action: "session.started", entityType: "session", entityId: session.sessionId, after: { userId: account.id, how } });
  return session;
}

export async function addRefreshToken(ctx: TxCtx, sessionId: string, token: string): Promise<void> {
  await ctx.tx.query("INSERT INTO refresh_token (token_hash, session_id, created_at) VALUES ($1, $2, $3)", [hashSecret(token), sessionId, ctx.clock.now()]);
}

/** Ends the sessions that match and are still open; their access tokens stop working with the commit. */
export async function endSessions(
  ctx: TxCtx,
  changes: AccessChanges,
  which: { sessionId?: string; userId?: string; exceptSessionId?: string | null },
  reason: EndReason,
): Promise<string[]> {
  const rows = await ctx.tx.query<{ id: string }>(
    `UPDATE session SET ended_at = $1, end_reason = $2
      WHERE ended_at IS NULL AND ($3::uuid IS NULL OR id = $3) AND ($4::uuid IS NULL OR user_id = $4) AND id IS DISTINCT FROM $5::uuid
        AND num_nonnulls($3::uuid, $4::uuid) > 0
      RETURNING id`,
    [ctx.clock.now(), reason, which.sessionId ?? null, which.userId ?? null, which.exceptSessionId ?? null],
  );
  for (const { id } of rows) {
    changes.announce(ctx, { sessionId: id });
    await recordAudit(ctx, { action: "session.ended", entityType: "session", entityId: id, after: { reason } });
  }
  return rows.map((row) => row.id);
}

/** Signs the access token of an open session: what login, set-up, refresh and an accepted invitation answer. */
export async function answerSession(tokens: AccessTokens, session: OpenSession): Promise<SignedIn & { refreshToken: string }> {
  const { account, sessionId, tenantId, refreshToken } = session;
  return {
    accessToken: await tokens.issue({ userId: account.id, sessionId, tenantId }),
    expiresIn: accessTokenSeconds,
    user: { id: account.id, email: account.email, name: account.name },
    tenantId,
    tenants: [...account.tenants],
    refreshToken,
  };
}
