import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import type { Tx } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret } from "../../../shared/ids.ts";
import { asActor, nobodysTenantId, personActor } from "../context.ts";
import type { Identity } from "../parts.ts";
import { type Account, accountById } from "../sign-in/accounts.ts";
import { endSessions } from "../sign-in/sessions.ts";
import { assertStrongPassword } from "./strength.ts";

/** Sets a new password with the token of a mailed link, which works once; every session of the person ends. */
export function createResetPassword(parts: Identity) {
  return async (ctx: PublicCtx, input: { token: string; password: string }): Promise<void> => {
    const now = ctx.clock.now();
    // Looked at before the work of hashing, so that nonsense costs nothing.
    const account = await parts.db.withSystemTransaction((tx) => holderOf(tx, input.token, now));
    if (!account) throw new AppError("LINK_INVALID");
    assertStrongPassword(input.password, account.email);
    const hash = await parts.passwords.hash(input.password);
    await parts.db.withTransaction(asActor(ctx, account.tenants[0]?.id ?? nobodysTenantId, personActor(account)), async (tx) => {
      const [used] = await tx.tx.query(
        "UPDATE one_time_token SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING user_id",
        [hashSecret(input.token), now],
      );
      if (!used) throw new AppError("LINK_INVALID");
      await tx.tx.query("UPDATE app_user SET password_hash = $2 WHERE id = $1", [account.id, hash]);
      await tx.tx.query("DELETE FROM one_time_token WHERE user_id = $1 AND used_at IS NULL", [account.id]);
      await endSessions(tx, parts.changes, { userId: account.id }, "password-reset");
      await recordAudit(tx, { action: "password.reset", entityType: "user", entityId: account.id });
    });
  };
}

async function holderOf(tx: Tx, token: string, now: Date): Promise<Account | undefined> {
  const [row] = await tx.query<{ userId: string }>(
    `SELECT user_id AS "userId" FROM one_time_token WHERE token_hash = $1 AND purpose = 'password-reset' AND used_at IS NULL AND expires_at > $2`,
    [hashSecret(token), now],
  );
  return row && accountById(tx, row.userId);
}
