import { decodeProtectedHeader, jwtVerify, SignJWT } from "jose";
import type { Clock } from "../../../shared/clock.ts";
import { AppError } from "../../../shared/errors.ts";
import { isUuid } from "../../../shared/ids.ts";
import { type KeyRing, signatureAlgorithm } from "./key-ring.ts";
import { Recent } from "./recent.ts";

/** Seconds an access token is valid (DESIGN §3). */
export const accessTokenSeconds = 600;
const issuer = "lumbung";
const remembered = 10_000;

/** What an access token proves: this person, in this session, works for this tenant. What he may do is looked up. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly tenantId: string;
  readonly expiresAtMs: number;
}

export interface AccessTokens {
  issue(claims: Omit<AccessClaims, "expiresAtMs">): Promise<string>;
  /** Claims of a token that was verified before and has not expired: no signature is computed. */
  remembered(token: string): AccessClaims | undefined;
  /** Verifies and remembers; UNAUTHENTICATED for anything that is not a valid token of ours. */
  verify(token: string): Promise<AccessClaims>;
}

export function createAccessTokens(deps: { keyRing: KeyRing; clock: Clock }): AccessTokens {
  const verified = new Recent<AccessClaims>(remembered);
  return {
    issue: async (claims) => {
      const key = await deps.keyRing.signingKey();
      const issuedAt = Math.floor(deps.clock.now().getTime() / 1000);
      return new SignJWT({ sid: claims.sessionId, tid: claims.tenantId })
        .setProtectedHeader({ alg: signatureAlgorithm, kid: key.id, typ: "at+jwt" })
        .setIssuer(issuer)
        .setSubject(claims.userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenSeconds)
        .sign(key.privateKey);
    },
    remembered: (token) => {
      const claims = verified.get(token);
      if (claims === undefined) return undefined;
      if (claims.expiresAtMs > deps.clock.now().getTime()) return claims;
      verified.delete(token);
      return undefined;
    },
    verify: async (token) => {
      const claims = await read(deps, token);
      verified.set(token, claims);
      return claims;
    },
  };
}

async function read(deps: { keyRing: KeyRing; clock: Clock }, token: string): Promise<AccessClaims> {
  const refused = new AppError("UNAUTHENTICATED", {}, { detail: "The access token is not valid or has expired." });
  let keyId: string | undefined;
  try {
    keyId = decodeProtectedHeader(token).kid;
  } catch {
    throw refused;
  }
  const key = keyId === undefined ? undefined : await deps.keyRing.verificationKey(keyId);
  if (key === undefined) throw refused;
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: [signatureAlgorithm], issuer, typ: "at+jwt", currentDate: deps.clock.now() });
    const { sub, sid, tid, exp } = payload;
    if (typeof sub !== "string" || typeof sid !== "string" || typeof tid !== "string" || exp === undefined) throw refused;
    if (![sub, sid, tid].every(isUuid)) throw refused;
    return { userId: sub, sessionId: sid, tenantId: tid, expiresAtMs: exp * 1000 };
  } catch {
    throw refused;
  }
}
