import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { Ctx } from "../../../shared/context.ts";
import { AppError } from "../../../shared/errors.ts";
import { requireUser, sessionIdOf } from "../context.ts";
import type { Identity } from "../parts.ts";
import { readAccount } from "../sign-in/accounts.ts";
import { checkPassword } from "../sign-in/login.ts";
import { endSessions } from "../sign-in/sessions.ts";
import { assertStrongPassword } from "./strength.ts";

/**
 * A new password for whoever knows the present one; every other session of his ends. Wrong tries count like those
 * at sign-in, so a stolen access token is no way to guess the password.
 */
export function createChangePassword(parts: Identity) {
  return async (ctx: Ctx, input: { currentPassword: string; newPassword: string }): Promise<void> => {
    requireUser(ctx);
    const account = await readAccount(parts.db, ctx.actor.id);
    if (!account) throw new AppError("SESSION_ENDED");
    assertStrongPassword(input.newPassword, account.email);
    await parts.guard.attempt(ctx, account.email, async (attempt) => {
      await checkPassword(parts, ctx, account, input.currentPassword, attempt);
      const hash = await parts.passwords.hash(input.newPassword);
      await parts.db.withTransaction(ctx, async (tx) => {
        await attempt.succeeded(tx.tx);
        await tx.tx.query("UPDATE app_user SET password_hash = $2 WHERE id = $1", [account.id, hash]);
        await tx.tx.query("DELETE FROM one_time_token WHERE user_id = $1", [account.id]);
        await endSessions(tx, parts.changes, { userId: account.id, exceptSessionId: sessionIdOf(ctx) }, "password-changed");
        await recordAudit(tx, { action: "password.changed", entityType: "user", entityId: account.id });
      });
    });
  };
}
