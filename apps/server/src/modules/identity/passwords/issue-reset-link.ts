import { recordAudit } from "../../../infrastructure/audit/index.ts";
import { hashSecret, newSecret } from "../../../shared/ids.ts";
import { nobodysTenantId, systemCtx } from "../context.ts";
import { linkTo } from "../links.ts";
import type { Identity } from "../parts.ts";
import { type Account, accountByEmail, readAccount } from "../sign-in/accounts.ts";

export const resetLinkHours = 1;

/** A one-time link to set a new password, valid for an hour; an earlier one of the same person ends. Undefined without an account. */
export async function issueResetLink(parts: Identity, userId: string, requestId?: string): Promise<{ account: Account; link: string } | undefined> {
  const account = await readAccount(parts.db, userId);
  if (!account) return undefined;
  const token = newSecret();
  const now = parts.clock.now();
  await parts.db.withTransaction(systemCtx(account.tenants[0]?.id ?? nobodysTenantId, parts.clock, requestId), async (tx) => {
    await tx.tx.query("DELETE FROM one_time_token WHERE user_id = $1 AND purpose = 'password-reset'", [userId]);
    await tx.tx.query("INSERT INTO one_time_token (token_hash, purpose, user_id, created_at, expires_at) VALUES ($1, 'password-reset', $2, $3, $4)", [
      hashSecret(token),
      userId,
      now,
      new Date(now.getTime() + resetLinkHours * 3_600_000),
    ]);
    await recordAudit(tx, { action: "password-reset.issued", entityType: "user", entityId: userId });
  });
  return { account, link: linkTo(parts.publicUrl(), "reset", token) };
}

/** The same for the operator, who knows the person by e-mail and hands the link over. */
export function createIssueResetLinkByEmail(parts: Identity) {
  return async (email: string): Promise<string | undefined> => {
    const account = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, email));
    return account && (await issueResetLink(parts, account.id))?.link;
  };
}
