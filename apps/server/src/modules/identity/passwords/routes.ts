import { ChangePassword, ForgotPassword, ResetPassword } from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { createChangePassword } from "./change-password.ts";
import { createRequestReset } from "./request-reset.ts";
import { createResetPassword } from "./reset-password.ts";

const tag = "Sign-in";

export function passwordRoutes(parts: Identity): Route[] {
  const changePassword = createChangePassword(parts);
  const requestReset = createRequestReset(parts);
  const resetPassword = createResetPassword(parts);
  return [
    route({
      method: "POST",
      url: "/auth/password",
      summary: "Change one's password; other sessions end",
      tag,
      access: "signed-in",
      // No hash of a request with passwords is kept; repeating it fails harmlessly at the old password.
      transaction: "own",
      body: ChangePassword,
      handler: (ctx, { body }) => changePassword(ctx, body),
    }),
    route({
      method: "POST",
      url: "/auth/password/forgot",
      summary: "Ask for a link to set a new password; the answer never tells whether the account exists",
      tag,
      access: "public",
      status: 202,
      body: ForgotPassword,
      handler: (ctx, { body }) => requestReset(ctx, body.email),
    }),
    route({
      method: "POST",
      url: "/auth/password/reset",
      summary: "Set a new password with the token of a mailed link; every session ends",
      tag,
      access: "public",
      body: ResetPassword,
      handler: (ctx, { body }) => resetPassword(ctx, body),
    }),
  ];
}
