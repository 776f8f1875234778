import { Tenant, TenantList, UpdateTenant } from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { createListTenants } from "./list-tenants.ts";
import { createReadTenant } from "./read-tenant.ts";
import { createUpdateTenant } from "./update-tenant.ts";

const tag = "Businesses";

export function tenantRoutes(parts: Identity): Route[] {
  const listTenants = createListTenants(parts);
  const readTenant = createReadTenant(parts);
  const updateTenant = createUpdateTenant(parts);
  return [
    route({
      method: "GET",
      url: "/tenants",
      summary: "One's businesses",
      tag,
      access: "signed-in",
      response: TenantList,
      handler: (ctx) => listTenants(ctx),
    }),
    route({
      method: "GET",
      url: "/tenants/current",
      summary: "The business one works for, with its settings",
      tag,
      access: "tenant:read",
      response: Tenant,
      handler: (ctx) => readTenant(ctx),
    }),
    route({
      method: "PATCH",
      url: "/tenants/current",
      summary: "Change settings of the business",
      tag,
      access: "tenant:update",
      ifMatch: true,
      body: UpdateTenant,
      response: Tenant,
      handler: (ctx, { body, expectedVersion }) => updateTenant(ctx, body, expectedVersion),
    }),
  ];
}
