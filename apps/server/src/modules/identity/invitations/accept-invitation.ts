import type { SignedIn } from "@lumbung/contracts";
import { recordAudit } from "../../../infrastructure/audit/index.ts";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import { type TxCtx, uniqueViolation } from "../../../infrastructure/postgres/index.ts";
import { AppError } from "../../../shared/errors.ts";
import { newId } from "../../../shared/ids.ts";
import { asActor, inSystemScope, personActor } from "../context.ts";
import type { Identity } from "../parts.ts";
import { assertStrongPassword } from "../passwords/strength.ts";
import { type Account, accountByEmail, accountById } from "../sign-in/accounts.ts";
import type { Attempt } from "../sign-in/attempt-guard.ts";
import { checkPassword } from "../sign-in/login.ts";
import { answerSession, type Device, openSession } from "../sign-in/sessions.ts";
import { insertUser } from "../team/insert-user.ts";
import { openInvitation, readOpenInvitation } from "./open-invitation.ts";

interface Acceptance {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
}

/**
 * Joins the team and signs in. Who has an account proves it with its password, since the link may have passed
 * through other hands; who has none makes it here.
 */
export function createAcceptInvitation(parts: Identity) {
  return async (ctx: PublicCtx, input: Acceptance, device: Device): Promise<SignedIn & { refreshToken: string }> => {
    const { email } = await readOpenInvitation(parts, ctx, input.token);
    const existing = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, email));
    if (existing === undefined) {
      assertStrongPassword(input.password, email);
      return join(parts, ctx, input, device, { newAccount: { passwordHash: await parts.passwords.hash(input.password) } });
    }
    return parts.guard.attempt(ctx, email, async (attempt) => {
      await checkPassword(parts, ctx, existing, input.password, attempt);
      return join(parts, ctx, input, device, { existing, attempt });
    });
  };
}

type Joiner = { newAccount: { passwordHash: string } } | { existing: Account; attempt: Attempt };

async function join(parts: Identity, ctx: PublicCtx, input: Acceptance, device: Device, joiner: Joiner) {
  const { tenantId, name } = await readOpenInvitation(parts, ctx, input.token);
  const person = "existing" in joiner ? joiner.existing : { id: newId(), name: input.name ?? name };
  const session = await parts.db.withTransaction(asActor(ctx, tenantId, personActor(person)), async (tx) => {
    const invitation = await openInvitation(tx, input.token, true);
    if ("existing" in joiner) await joiner.attempt.succeeded(tx.tx);
    else await createUser(tx, { id: person.id, name: person.name, email: invitation.email, ...joiner.newAccount });
    const now = ctx.clock.now();
    const added = await tx.tx.query(
      `INSERT INTO membership (tenant_id, user_id, role_id, warehouse_ids, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING user_id`,
      [tenantId, person.id, invitation.roleId, invitation.warehouseIds, now],
    );
    if (added.length === 0) throw new AppError("DUPLICATE", { field: "email" }, { detail: "You belong to this team already; sign in." });
    await tx.tx.query("UPDATE invitation SET accepted_at = $3 WHERE tenant_id = $1 AND id = $2", [tenantId, invitation.id, now]);
    const { roleId, warehouseIds } = invitation;
    await parts.events.append(
      tx,
      { topic: "identity.invitation.accepted", aggregateType: "invitation", aggregateId: invitation.id, payload: { id: invitation.id, userId: person.id } },
      { topic: "identity.member.added", aggregateType: "member", aggregateId: person.id, payload: { userId: person.id, roleId, warehouseIds } },
    );
    await recordAudit(tx, {
      action: "invitation.accepted",
      entityType: "invitation",
      entityId: invitation.id,
      after: { userId: person.id, roleId, warehouseIds },
    });
    const account = (await inSystemScope(tx, (system) => accountById(system, person.id))) as Account;
    return openSession(tx, parts.changes, account, device, "invitation");
  });
  return answerSession(parts.tokens, session);
}

async function createUser(ctx: TxCtx, user: { id: string; email: string; name: string; passwordHash: string }): Promise<void> {
  await insertUser(ctx, user).catch((error) => {
    if (uniqueViolation(error) === undefined) throw error;
    throw new AppError("CONFLICT", {}, { detail: "An account for this e-mail was made just now; accept with its password." });
  });
}
