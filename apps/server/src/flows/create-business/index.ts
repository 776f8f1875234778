import type { Clock } from "../../shared/clock.ts";
import { type CreateBusinessDeps, createCreateBusiness } from "./create-business.ts";
import { createEnsureFirstOwner } from "./ensure-first-owner.ts";
import { createBusinessRoutes } from "./routes.ts";

export type { CreateBusinessDeps, NewBusiness } from "./create-business.ts";
export type { FirstOwnerOutcome, OwnerPreset } from "./ensure-first-owner.ts";

/** Opening a business: the first one of a server, and further ones. */
export function createBusinesses(deps: CreateBusinessDeps & { clock: Clock }) {
  return {
    createBusiness: createCreateBusiness(deps),
    ensureFirstOwner: createEnsureFirstOwner(deps),
    routes: createBusinessRoutes(deps),
  };
}
