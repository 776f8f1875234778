import { Because, IdParams, Me, Member, MemberPage, PageQuery, UpdateMe, UpdateMember } from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { createListMembers, createReadMember } from "./list-members.ts";
import { createReadMe, createUpdateMe } from "./me.ts";
import { createRemoveMember } from "./remove-member.ts";
import { createUpdateMember } from "./update-member.ts";

const tag = "Team";

export function teamRoutes(parts: Identity): Route[] {
  const readMe = createReadMe(parts);
  const updateMe = createUpdateMe(parts);
  const listMembers = createListMembers(parts);
  const readMember = createReadMember(parts);
  const updateMember = createUpdateMember(parts);
  const removeMember = createRemoveMember(parts);
  return [
    route({
      method: "GET",
      url: "/auth/me",
      summary: "Who one is and what one may do",
      tag: "Sign-in",
      access: "signed-in",
      response: Me,
      handler: (ctx) => readMe(ctx),
    }),
    route({
      method: "PATCH",
      url: "/auth/me",
      summary: "Change one's name, language and preferences",
      tag: "Sign-in",
      access: "signed-in",
      body: UpdateMe,
      response: Me,
      handler: (ctx, { body }) => updateMe(ctx, body),
    }),
    route({
      method: "GET",
      url: "/users",
      summary: "The team",
      tag,
      access: "user:read",
      query: PageQuery,
      response: MemberPage,
      handler: (ctx, { query }) => listMembers(ctx, query),
    }),
    route({
      method: "GET",
      url: "/users/:id",
      summary: "A team member",
      tag,
      access: "user:read",
      params: IdParams,
      response: Member,
      handler: (ctx, { params }) => readMember(ctx, params.id),
    }),
    route({
      method: "PATCH",
      url: "/users/:id",
      summary: "Give a team member another role or other warehouses",
      tag,
      access: "user:write",
      ifMatch: true,
      params: IdParams,
      body: UpdateMember,
      response: Member,
      handler: (ctx, { params, body, expectedVersion }) => updateMember(ctx, params.id, body, expectedVersion),
    }),
    route({
      method: "DELETE",
      url: "/users/:id",
      summary: "Take someone out of the team",
      tag,
      access: "user:write",
      params: IdParams,
      body: Because,
      handler: (ctx, { params, body }) => removeMember(ctx, params.id, body.reason),
    }),
  ];
}
