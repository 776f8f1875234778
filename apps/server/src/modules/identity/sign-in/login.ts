import type { SignedIn } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { anonymousActor, asActor, nobodysTenantId, personActor } from "../context.ts";
import type { Identity } from "../parts.ts";
import { type Account, accountByEmail } from "./accounts.ts";
import type { Attempt } from "./attempt-guard.ts";
import { answerSession, type Device, openSession } from "./sessions.ts";

/**
 * Signs a person in to the first of his businesses. Unknown e-mail and wrong password answer the same
 * INVALID_CREDENTIALS after the same work: one Argon2 and one transaction.
 */
export function createLogin(parts: Identity) {
  return (ctx: PublicCtx, input: { email: string; password: string }, device: Device): Promise<SignedIn & { refreshToken: string }> =>
    parts.guard.attempt(ctx, input.email, async (attempt) => {
      const account = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, input.email));
      await checkPassword(parts, ctx, account, input.password, attempt);
      const known = account as Account;
      const tenantId = known.tenants[0]?.id;
      if (tenantId === undefined) throw new AppError("FORBIDDEN", {}, { detail: "Your account belongs to no business. Ask an owner to invite you." });
      const renewed = parts.passwords.isOutdated(known.passwordHash) ? await parts.passwords.hash(input.password) : null;
      const session = await parts.db.withTransaction(asActor(ctx, tenantId, personActor(known)), async (tx) => {
        await attempt.succeeded(tx.tx);
        if (renewed !== null)
          await tx.tx.query("UPDATE app_user SET password_hash = $2 WHERE id = $1 AND password_hash = $3", [known.id, renewed, known.passwordHash]);
        return openSession(tx, parts.changes, known, device, "password");
      });
      return answerSession(parts.tokens, session);
    });
}

/** Throws INVALID_CREDENTIALS unless the password is the account's; a refusal is written down in either case. */
export async function checkPassword(parts: Identity, ctx: PublicCtx, account: Account | undefined, password: string, attempt: Attempt): Promise<void> {
  if (await parts.passwords.verify(account?.passwordHash ?? null, password)) return;
  const tenantId = account?.tenants[0]?.id ?? nobodysTenantId;
  await parts.db.withTransaction(asActor(ctx, tenantId, anonymousActor), async (tx) => {
    await attempt.refused(tx.tx);
    // An address nobody has leaves no entry: the trail is append-only and must not grow by what strangers type.
    if (account) await recordAudit(tx, { action: "session.refused", entityType: "user", entityId: account.id, reason: "wrong password" });
  });
  throw new AppError("INVALID_CREDENTIALS");
}
