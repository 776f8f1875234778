import { IdParams, Login, Logout, Refresh, SessionList, SignedIn, SwitchedTenant, SwitchTenant } from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { answerSignIn, clearRefreshCookie, deviceOf, refreshCookieOf, requireRefreshToken } from "./cookie.ts";
import { createEndSession } from "./end-session.ts";
import { createListSessions } from "./list-sessions.ts";
import { createLogin } from "./login.ts";
import { createLogout } from "./logout.ts";
import { createRefresh } from "./refresh.ts";
import { createSwitchTenant } from "./switch-tenant.ts";

const tag = "Sign-in";

export function signInRoutes(parts: Identity): Route[] {
  const login = createLogin(parts);
  const refresh = createRefresh(parts);
  const logout = createLogout(parts);
  const switchTenant = createSwitchTenant(parts);
  const listSessions = createListSessions(parts);
  const endSession = createEndSession(parts);
  return [
    route({
      method: "POST",
      url: "/auth/login",
      summary: "Sign in with e-mail and password",
      tag,
      access: "public",
      status: 200,
      body: Login,
      response: SignedIn,
      handler: async (ctx, { body, http }) => answerSignIn(http, await login(ctx, body, deviceOf(http)), body.cookie),
    }),
    route({
      method: "POST",
      url: "/auth/refresh",
      summary: "Exchange the refresh token for the next one and a new access token",
      tag,
      access: "public",
      status: 200,
      body: Refresh,
      response: SignedIn,
      handler: async (ctx, { body, http }) => {
        const signedIn = await refresh(ctx, requireRefreshToken(http, body.refreshToken), body.tenantId).catch((error) => {
          if (body.refreshToken === undefined && (error as { code?: string }).code === "SESSION_ENDED") clearRefreshCookie(http);
          throw error;
        });
        return answerSignIn(http, signedIn, body.refreshToken === undefined);
      },
    }),
    route({
      method: "POST",
      url: "/auth/logout",
      summary: "End the session of the refresh token or of the access token",
      tag,
      access: "public",
      body: Logout,
      handler: async (ctx, { body, http }) => {
        await logout(ctx, { refreshToken: body.refreshToken ?? refreshCookieOf(http), authorization: http.request.headers.authorization });
        clearRefreshCookie(http);
      },
    }),
    route({
      method: "POST",
      url: "/auth/switch",
      summary: "Go on in another of one's businesses",
      tag,
      access: "signed-in",
      status: 200,
      // The answer is a token: it is not stored, and switching again is harmless.
      transaction: "own",
      body: SwitchTenant,
      response: SwitchedTenant,
      handler: (ctx, { body }) => switchTenant(ctx, body.tenantId),
    }),
    route({
      method: "GET",
      url: "/auth/sessions",
      summary: "Where one is signed in",
      tag,
      access: "signed-in",
      response: SessionList,
      handler: (ctx) => listSessions(ctx),
    }),
    route({
      method: "DELETE",
      url: "/auth/sessions/:id",
      summary: "Sign out elsewhere",
      tag,
      access: "signed-in",
      params: IdParams,
      handler: (ctx, { params }) => endSession(ctx, params.id),
    }),
  ];
}
