import { CreateTenant, Setup, SetupState, SignedIn, Tenant } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import { answerSignIn, deviceOf, requireUser } from "../../modules/identity/index.ts";
import { type CreateBusinessDeps, createCreateBusiness } from "./create-business.ts";
import { createSetUp } from "./set-up.ts";

export function createBusinessRoutes(deps: CreateBusinessDeps): Route[] {
  const createBusiness = createCreateBusiness(deps);
  const setUp = createSetUp(deps);
  return [
    route({
      method: "POST",
      url: "/tenants",
      summary: "Open another business of one's own; switch to it with /auth/switch",
      tag: "Businesses",
      access: "tenant:update",
      body: CreateTenant,
      response: Tenant,
      handler: async (ctx, { body }) => {
        requireUser(ctx);
        return (await createBusiness(ctx, body)).tenant;
      },
    }),
    route({
      method: "GET",
      url: "/auth/setup",
      summary: "Whether the server waits for its first set-up",
      tag: "Sign-in",
      access: "public",
      response: SetupState,
      handler: async () => ({ open: await deps.identity.firstSetup.isOpen() }),
    }),
    route({
      method: "POST",
      url: "/auth/setup",
      summary: "Set the server up with the token of the printed link: first owner, first business, signed in",
      tag: "Sign-in",
      access: "public",
      status: 200,
      body: Setup,
      response: SignedIn,
      handler: async (ctx, { body, http }) => answerSignIn(http, await setUp(ctx, body, deviceOf(http).userAgent), body.cookie),
    }),
  ];
}
