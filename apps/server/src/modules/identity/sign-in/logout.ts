import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import { hashSecret } from "../../../shared/ids.ts";
import { asActor, personActor } from "../context.ts";
import type { Identity } from "../parts.ts";
import { endSessions } from "./sessions.ts";

/**
 * Ends the session of a refresh token or, without one, of an access token. Succeeds also when there is nothing to end:
 * whoever signs out is signed out.
 */
export function createLogout(parts: Identity) {
  return async (ctx: PublicCtx, proof: { refreshToken: string | undefined; authorization: string | undefined }): Promise<void> => {
    const session =
      (await ofRefreshToken(parts, proof.refreshToken)) ??
      (await parts.authenticate(proof.authorization, ctx).then(
        (signedIn) => signedIn.sessionId && { sessionId: signedIn.sessionId, tenantId: signedIn.tenantId, id: signedIn.actor.id, name: signedIn.actor.name },
        () => undefined,
      ));
    if (!session) return;
    await parts.db.withTransaction(asActor(ctx, session.tenantId, personActor(session)), (tx) =>
      endSessions(tx, parts.changes, { sessionId: session.sessionId }, "signed-out"),
    );
  };
}

async function ofRefreshToken(parts: Identity, token: string | undefined) {
  if (token === undefined) return undefined;
  const [row] = await parts.db.withSystemTransaction((tx) =>
    tx.query<{ sessionId: string; tenantId: string; id: string; name: string }>(
      `SELECT s.id AS "sessionId", s.tenant_id AS "tenantId", u.id, u.name
         FROM refresh_token t JOIN session s ON s.id = t.session_id JOIN app_user u ON u.id = s.user_id WHERE t.token_hash = $1`,
      [hashSecret(token)],
    ),
  );
  return row;
}
