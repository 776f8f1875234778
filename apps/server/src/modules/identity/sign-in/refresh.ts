import type { SignedIn } from "@lumbung/contracts";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import type { Tx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret, newSecret } from "../../../shared/ids.ts";
import { asActor, nobodysTenantId, personActor } from "../context.ts";
import type { Identity } from "../parts.ts";
import { type Account, accountById } from "./accounts.ts";
import { addRefreshToken, answerSession, type EndReason, endSessions, sessionIdleMs } from "./sessions.ts";

interface Family {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly usedAt: Date | null;
  readonly endedAt: Date | null;
  readonly expiresAt: Date;
  readonly account: Account;
}

/**
 * Exchanges a refresh token for the next one and a new access token. A token works once: showing a used one again ends
 * its whole family, without a period of grace. Two requests that race with the same token are no reuse: one that came
 * while another was under way gets CONFLICT and nothing else (docs/decisions/refresh-tokens.md).
 */
export function createRefresh(parts: Identity) {
  async function end(ctx: PublicCtx, family: Family, reason: EndReason): Promise<never> {
    const tenantId = family.account.tenants[0]?.id === undefined ? nobodysTenantId : family.tenantId;
    await parts.db.withTransaction(asActor(ctx, tenantId, personActor(family.account)), (tx) =>
      endSessions(tx, parts.changes, { sessionId: family.sessionId }, reason),
    );
    throw new AppError("SESSION_ENDED", { reason });
  }

  async function exchange(ctx: PublicCtx, refreshToken: string, wantedTenantId: string | undefined): Promise<SignedIn & { refreshToken: string }> {
    const family = await parts.db.withSystemTransaction((tx) => familyOf(tx, refreshToken));
    const now = ctx.clock.now();
    if (family === undefined || family.endedAt !== null || family.expiresAt <= now) throw new AppError("SESSION_ENDED");
    if (family.usedAt !== null) return end(ctx, family, "token-reused");
    const { account, sessionId } = family;
    const belongsTo = (id: string) => account.tenants.some((tenant) => tenant.id === id);
    if (wantedTenantId !== undefined && !belongsTo(wantedTenantId)) throw new AppError("NOT_FOUND", { tenantId: wantedTenantId });
    const tenantId = wantedTenantId ?? (belongsTo(family.tenantId) ? family.tenantId : account.tenants[0]?.id);
    if (tenantId === undefined) return end(ctx, family, "no-business");

    const next = newSecret();
    await parts.db.withTransaction(asActor(ctx, tenantId, personActor(account)), async (tx) => {
      const [open] = await tx.tx.query(
        "UPDATE session SET last_used_at = $2, expires_at = $3, tenant_id = $4 WHERE id = $1 AND ended_at IS NULL RETURNING id",
        [sessionId, now, new Date(now.getTime() + sessionIdleMs), tenantId],
      );
      if (!open) throw new AppError("SESSION_ENDED");
      const [used] = await tx.tx.query("UPDATE refresh_token SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL RETURNING session_id", [
        hashSecret(refreshToken),
        now,
      ]);
      if (!used) throw raced();
      await addRefreshToken(tx, sessionId, next);
    });
    return answerSession(parts.tokens, { sessionId, account, tenantId, refreshToken: next });
  }

  // Between processes the database tells a race: the token was unused when it was read and used when it was taken. Within
  // one, a request may wait for a connection until the winner has committed, so who came too late is known from here.
  const underWay = new Set<string>();
  return async (ctx: PublicCtx, refreshToken: string, wantedTenantId?: string): Promise<SignedIn & { refreshToken: string }> => {
    if (underWay.has(refreshToken)) throw raced();
    underWay.add(refreshToken);
    try {
      return await exchange(ctx, refreshToken, wantedTenantId);
    } finally {
      underWay.delete(refreshToken);
    }
  };
}

function raced(): AppError {
  return new AppError("CONFLICT", {}, { detail: "Another request is refreshing this session; go on with the token it gets.", retryAfterSeconds: 1 });
}

async function familyOf(tx: Tx, refreshToken: string): Promise<Family | undefined> {
  const [row] = await tx.query<Omit<Family, "account"> & { userId: string }>(
    `SELECT s.id AS "sessionId", s.user_id AS "userId", s.tenant_id AS "tenantId", t.used_at AS "usedAt", s.ended_at AS "endedAt", s.expires_at AS "expiresAt"
       FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.token_hash = $1`,
    [hashSecret(refreshToken)],
  );
  const account = row && (await accountById(tx, row.userId));
  return account && { ...row, account };
}
