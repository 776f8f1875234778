import {
  AcceptInvitation,
  CreatedInvitation,
  CreateInvitation,
  IdParams,
  InvitationPage,
  InvitationPreview,
  InvitationQuery,
  LookUpInvitation,
  SignedIn,
} from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { shownOnce } from "../shown-once.ts";
import { answerSignIn, deviceOf } from "../sign-in/cookie.ts";
import { createAcceptInvitation } from "./accept-invitation.ts";
import { createCreateInvitation } from "./create-invitation.ts";
import { createListInvitations } from "./list-invitations.ts";
import { createLookUpInvitation } from "./look-up-invitation.ts";
import { createRevokeInvitation } from "./revoke-invitation.ts";

const tag = "Invitations";

export function invitationRoutes(parts: Identity): Route[] {
  const listInvitations = createListInvitations(parts);
  const createInvitation = createCreateInvitation(parts);
  const revokeInvitation = createRevokeInvitation(parts);
  const lookUpInvitation = createLookUpInvitation(parts);
  const acceptInvitation = createAcceptInvitation(parts);
  return [
    route({
      method: "GET",
      url: "/invitations",
      summary: "Invitations to the team",
      tag,
      access: "user:read",
      query: InvitationQuery,
      response: InvitationPage,
      handler: (ctx, { query }) => listInvitations(ctx, query),
    }),
    route({
      method: "POST",
      url: "/invitations",
      summary: "Invite someone to the team; the link is mailed, and shown this once",
      tag,
      access: "user:write",
      transaction: "own",
      body: CreateInvitation,
      response: CreatedInvitation,
      handler: (ctx, { body, idempotency }) => shownOnce(parts, ctx, idempotency, "link", (tx) => createInvitation(tx, body)),
    }),
    route({
      method: "DELETE",
      url: "/invitations/:id",
      summary: "Take an invitation back",
      tag,
      access: "user:write",
      params: IdParams,
      handler: (ctx, { params }) => revokeInvitation(ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/invitations/look-up",
      summary: "What the token of an invitation's link opens",
      tag,
      access: "public",
      status: 200,
      body: LookUpInvitation,
      response: InvitationPreview,
      handler: (ctx, { body }) => lookUpInvitation(ctx, body.token),
    }),
    route({
      method: "POST",
      url: "/invitations/accept",
      summary: "Join the team with the token of an invitation's link, and sign in",
      tag,
      access: "public",
      status: 200,
      body: AcceptInvitation,
      response: SignedIn,
      handler: async (ctx, { body, http }) => answerSignIn(http, await acceptInvitation(ctx, body, deviceOf(http)), body.cookie),
    }),
  ];
}
