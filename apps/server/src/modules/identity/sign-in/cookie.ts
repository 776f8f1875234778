import type { SignedIn } from "@lumbung/contracts";
import type { HttpExchange } from "../../../infrastructure/http/index.ts";
import { AppError } from "../../../shared/errors.ts";
import type { Device } from "./sessions.ts";
import { sessionIdleMs } from "./sessions.ts";

const name = "lumbung_refresh";
/** Only the routes that need it ever see the refresh token. */
const path = "/api/v1/auth";

/** The refresh token of a browser: scripts cannot read it and other sites cannot send it. */
export function refreshCookieOf(http: HttpExchange): string | undefined {
  return http.request.cookies[name];
}

export function setRefreshCookie(http: HttpExchange, token: string): void {
  void http.reply.setCookie(name, token, { path, httpOnly: true, sameSite: "strict", secure: isHttps(http), maxAge: sessionIdleMs / 1000 });
}

export function clearRefreshCookie(http: HttpExchange): void {
  void http.reply.clearCookie(name, { path, httpOnly: true, sameSite: "strict", secure: isHttps(http) });
}

/** On plain http (a first start on this machine) a Secure cookie would never come back. */
function isHttps(http: HttpExchange): boolean {
  return http.request.protocol === "https";
}

/** Hands the refresh token over as asked: in the cookie and nowhere else, or in the body and nowhere else. */
export function answerSignIn(http: HttpExchange, signedIn: SignedIn & { refreshToken: string }, cookie: boolean): SignedIn {
  if (!cookie) return signedIn;
  setRefreshCookie(http, signedIn.refreshToken);
  const { refreshToken: _kept, ...answer } = signedIn;
  return answer;
}

export function deviceOf(http: HttpExchange): Device {
  return { userAgent: http.request.headers["user-agent"] ?? null };
}

/** The token from the body or the cookie; UNAUTHENTICATED when there is neither. */
export function requireRefreshToken(http: HttpExchange, fromBody: string | undefined): string {
  const token = fromBody ?? refreshCookieOf(http);
  if (token === undefined) throw new AppError("UNAUTHENTICATED", {}, { detail: "There is no refresh token; sign in." });
  return token;
}
