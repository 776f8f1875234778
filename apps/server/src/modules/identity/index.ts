import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { createAccessChanges } from "./access/access-changes.ts";
import { createAccessTokens } from "./access/access-tokens.ts";
import { createAuthenticate } from "./access/authenticate.ts";
import { createKeyRing } from "./access/key-ring.ts";
import { createPrincipals } from "./access/principals.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { inSystemScope, systemCtx } from "./context.ts";
import type { IdentityDeps } from "./deps.ts";
import { identityDispatch } from "./dispatch.ts";
import { invitationRoutes } from "./invitations/routes.ts";
import { createSendInvitationMail } from "./invitations/send-invitation-mail.ts";
import { createPrune, pruneSchedule } from "./maintenance.ts";
import type { Identity } from "./parts.ts";
import { createIssueResetLinkByEmail } from "./passwords/issue-reset-link.ts";
import { createPasswords } from "./passwords/passwords.ts";
import { passwordRoutes } from "./passwords/routes.ts";
import { createSendResetMail } from "./passwords/send-reset-mail.ts";
import { roleRoutes } from "./roles/routes.ts";
import { createFirstSetup } from "./setup.ts";
import { type Account, accountById } from "./sign-in/accounts.ts";
import { createAttemptGuard } from "./sign-in/attempt-guard.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { answerSession, type Device, openSession } from "./sign-in/sessions.ts";
import { teamRoutes } from "./team/routes.ts";
import { createCreateTenant } from "./tenants/create-tenant.ts";
import { createAllTenants, createFindTenant } from "./tenants/list-tenants.ts";
import { createReadTenant } from "./tenants/read-tenant.ts";
import { tenantRoutes } from "./tenants/routes.ts";

export { asActor, enterTenant, requireUser } from "./context.ts";
export type { IdentityDeps } from "./deps.ts";
export { assertStrongPassword } from "./passwords/strength.ts";
export { answerSignIn, deviceOf } from "./sign-in/cookie.ts";
export { insertUser } from "./team/insert-user.ts";

export type IdentityModule = ReturnType<typeof createIdentity>;

/** Tenants, people, what they may do, and how they prove who they are. */
export function createIdentity(deps: IdentityDeps) {
  const changes = createAccessChanges(deps.bus);
  const principals = createPrincipals(deps.clock);
  const tokens = createAccessTokens({ keyRing: createKeyRing(deps), clock: deps.clock });
  const authenticate = createAuthenticate({ db: deps.db, clock: deps.clock, tokens, principals });
  changes.listen((change) => principals.forget(change));
  const parts: Identity = { ...deps, passwords: deps.passwords ?? createPasswords(), changes, tokens, guard: createAttemptGuard(deps), authenticate };

  return {
    authenticate,
    /** Calls `listener` when someone's rights change or end, here or in another process: sockets close or re-join. */
    onAccessChange: changes.listen,
    /** The business with this short name; undefined when there is none. For the command line. */
    findTenant: createFindTenant(parts),
    /** Every business of the server. For commands that walk over all of them. */
    allTenants: createAllTenants(parts),
    /** The settings of the business of `ctx`. */
    readTenant: createReadTenant(parts),
    /** A context in which the system acts for one business, with every permission. For the command line and jobs. */
    systemCtx: (tenantId: string, requestId?: string) => systemCtx(tenantId, deps.clock, requestId),
    /** A one-time link to set a new password, for the operator to hand over; undefined when nobody has this e-mail. */
    issueResetLink: createIssueResetLinkByEmail(parts),
    /** Steps of the flow create-business. */
    createTenant: createCreateTenant(parts),
    firstSetup: createFirstSetup(parts),
    hashPassword: (password: string) => parts.passwords.hash(password),
    openSession: async (ctx: TxCtx, userId: string, device: Device, how: string) =>
      openSession(ctx, changes, (await inSystemScope(ctx, (tx) => accountById(tx, userId))) as Account, device, how),
    answerSession: (session: Awaited<ReturnType<typeof openSession>>) => answerSession(tokens, session),
    routes: [
      ...signInRoutes(parts),
      ...passwordRoutes(parts),
      ...teamRoutes(parts),
      ...roleRoutes(parts),
      ...apiKeyRoutes(parts),
      ...tenantRoutes(parts),
      ...invitationRoutes(parts),
    ],
    dispatch: identityDispatch,
    jobs: [createSendResetMail(parts), createSendInvitationMail(parts), createPrune(parts)],
    schedules: [pruneSchedule],
    close: () => changes.close(),
  };
}
