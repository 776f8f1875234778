import { CreateRole, IdParams, Role, RolePage, UpdateRole } from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { createCreateRole } from "./create-role.ts";
import { createDeleteRole } from "./delete-role.ts";
import { createListRoles, createReadRole } from "./list-roles.ts";
import { createUpdateRole } from "./update-role.ts";

const tag = "Roles";

export function roleRoutes(parts: Identity): Route[] {
  const listRoles = createListRoles(parts);
  const readRole = createReadRole(parts);
  const createRole = createCreateRole(parts);
  const updateRole = createUpdateRole(parts);
  const deleteRole = createDeleteRole(parts);
  return [
    route({
      method: "GET",
      url: "/roles",
      summary: "Roles: the presets and the business's own, all on one page",
      tag,
      access: "role:read",
      response: RolePage,
      handler: (ctx) => listRoles(ctx),
    }),
    route({
      method: "GET",
      url: "/roles/:id",
      summary: "A role",
      tag,
      access: "role:read",
      params: IdParams,
      response: Role,
      handler: (ctx, { params }) => readRole(ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/roles",
      summary: "Make a role",
      tag,
      access: "role:write",
      body: CreateRole,
      response: Role,
      handler: (ctx, { body }) => createRole(ctx, body),
    }),
    route({
      method: "PATCH",
      url: "/roles/:id",
      summary: "Change a role of the business's own",
      tag,
      access: "role:write",
      ifMatch: true,
      params: IdParams,
      body: UpdateRole,
      response: Role,
      handler: (ctx, { params, body, expectedVersion }) => updateRole(ctx, params.id, body, expectedVersion),
    }),
    route({
      method: "DELETE",
      url: "/roles/:id",
      summary: "Delete a role that nobody has",
      tag,
      access: "role:write",
      params: IdParams,
      handler: (ctx, { params }) => deleteRole(ctx, params.id),
    }),
  ];
}
