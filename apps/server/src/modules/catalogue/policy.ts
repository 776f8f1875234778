import { type Ctx, requirePermission } from "../../shared/context.ts";

/** Cost is seen, and so set, by those who hold cost:read (R-TEN-2). Everything else is the permission of the route. */
export function maySeeCost(ctx: Ctx): boolean {
  return ctx.actor.permissions.has("cost:read");
}

/** Throws FORBIDDEN. */
export function assertMaySetCost(ctx: Ctx): void {
  requirePermission(ctx, "cost:read");
}
