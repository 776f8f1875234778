import { hashSecret, newSecret } from "../../../shared/ids.ts";
import { linkTo } from "../links.ts";
import type { Identity } from "../parts.ts";
import { type Account, accountByEmail, accountById } from "../sign-in/accounts.ts";

export const resetLinkHours = 1;

/** A one-time link to set a new password, valid for an hour; an earlier one of the same person ends. Undefined without an account. */
export async function issueResetLink(parts: Identity, userId: string): Promise<{ account: Account; link: string } | undefined> {
  const token = newSecret();
  const now = parts.clock.now();
  const account = await parts.db.withSystemTransaction(async (tx) => {
    const found = await accountById(tx, userId);
    if (!found) return undefined;
    await tx.query("DELETE FROM one_time_token WHERE user_id = $1 AND purpose = 'password-reset'", [userId]);
    await tx.query("INSERT INTO one_time_token (token_hash, purpose, user_id, created_at, expires_at) VALUES ($1, 'password-reset', $2, $3, $4)", [
      hashSecret(token),
      userId,
      now,
      new Date(now.getTime() + resetLinkHours * 3_600_000),
    ]);
    return found;
  });
  return account && { account, link: linkTo(parts.publicUrl(), "reset", token) };
}

/** The same for the operator, who knows the person by e-mail and hands the link over. */
export function createIssueResetLinkByEmail(parts: Identity) {
  return async (email: string): Promise<string | undefined> => {
    const account = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, email));
    return account && (await issueResetLink(parts, account.id))?.link;
  };
}
