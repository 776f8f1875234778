import type { Database } from "../../../infrastructure/postgres/index.ts";
import type { Clock } from "../../../shared/clock.ts";
import { AppError } from "../../../shared/errors.ts";
import { hashSecret } from "../../../shared/ids.ts";
import type { SignedInCtx } from "../context.ts";
import { apiKeyPrefix, tenantOfToken } from "../links.ts";
import type { AccessClaims, AccessTokens } from "./access-tokens.ts";
import { loadApiKeyPrincipal, loadSessionPrincipal } from "./load-principal.ts";
import type { Principal, Principals } from "./principals.ts";

/** What a request says about itself besides its token. */
export interface RequestMeta {
  readonly requestId: string;
  readonly ip: string | null;
  readonly locale: string;
}

/**
 * Turns an Authorization header (an access token or an API key, as a bearer token) into the context of use cases.
 * A token that was seen before costs two look-ups in memory. Throws UNAUTHENTICATED or SESSION_ENDED.
 */
export type Authenticate = (authorization: string | undefined, meta: RequestMeta) => Promise<SignedInCtx>;

export interface AuthenticateDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly principals: Principals;
}

export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const present = (principal: Principal, meta: RequestMeta): SignedInCtx => ({
    tenantId: principal.tenantId,
    actor: principal.actor,
    locale: principal.locale ?? meta.locale,
    requestId: meta.requestId,
    ip: meta.ip,
    clock: deps.clock,
    sessionId: principal.sessionId,
  });
  const ofSession = (claims: AccessClaims) => deps.principals.load(sessionKey(claims), () => loadSessionPrincipal(deps, claims));

  async function ofApiKey(token: string, meta: RequestMeta): Promise<SignedInCtx> {
    const tenantId = tenantOfToken(apiKeyPrefix, token);
    if (tenantId === undefined) throw new AppError("UNAUTHENTICATED", {}, { detail: "The API key is not complete." });
    const key = `key:${hashSecret(token).toString("base64")}`;
    const principal = deps.principals.remembered(key) ?? (await deps.principals.load(key, () => loadApiKeyPrincipal(deps, tenantId, token)));
    return present(principal, meta);
  }

  async function verifyAndLoad(token: string, meta: RequestMeta): Promise<SignedInCtx> {
    return present(await ofSession(await deps.tokens.verify(token)), meta);
  }

  return (authorization, meta) => {
    const token = bearerToken(authorization);
    if (token === undefined) return Promise.reject(new AppError("UNAUTHENTICATED"));
    if (token.startsWith(`${apiKeyPrefix}_`)) return ofApiKey(token, meta);
    const claims = deps.tokens.remembered(token);
    if (claims === undefined) return verifyAndLoad(token, meta);
    const principal = deps.principals.remembered(sessionKey(claims));
    if (principal !== undefined) return Promise.resolve(present(principal, meta));
    return ofSession(claims).then((loaded) => present(loaded, meta));
  };
}

function sessionKey(claims: AccessClaims): string {
  return `${claims.sessionId}:${claims.tenantId}`;
}

const tokenLengthMax = 2_000;

function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.length > tokenLengthMax) return undefined;
  return authorization.slice(0, 7).toLowerCase() === "bearer " ? authorization.slice(7).trim() : undefined;
}
