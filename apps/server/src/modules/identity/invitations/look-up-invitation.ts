import type { InvitationPreview } from "@lumbung/contracts";
import type { z } from "zod";
import type { PublicCtx } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { accountByEmail } from "../sign-in/accounts.ts";
import { readOpenInvitation } from "./open-invitation.ts";

/** What the page of an invitation's link shows before it is accepted. */
export function createLookUpInvitation(parts: Identity) {
  return async (ctx: PublicCtx, token: string): Promise<z.input<typeof InvitationPreview>> => {
    const { businessName, email, name } = await readOpenInvitation(parts, ctx, token);
    const account = await parts.db.withSystemTransaction((tx) => accountByEmail(tx, email));
    return { businessName, email, name, hasAccount: account !== undefined };
  };
}
