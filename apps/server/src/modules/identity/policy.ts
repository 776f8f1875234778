import type { Permission } from "@lumbung/contracts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

/** Nobody gives a permission that he does not hold himself. */
export function mayGrant(ctx: Ctx, permissions: readonly Permission[]): void {
  const missing = permissions.find((permission) => !ctx.actor.permissions.has(permission));
  if (missing !== undefined)
    throw new AppError("FORBIDDEN", { permission: missing }, { detail: `You cannot give ${missing}, which you do not have yourself.` });
}

/** Nobody opens a warehouse to others that is closed to himself; one he cannot see does not exist for him. */
export function mayGrantScope(ctx: Ctx, warehouseIds: readonly string[] | null): void {
  const own = ctx.actor.warehouseIds;
  if (own === null) return;
  if (warehouseIds === null) throw new AppError("FORBIDDEN", { warehouseIds: [...own] }, { detail: "You can only give access to your own warehouses." });
  const outside = warehouseIds.find((id) => !own.has(id));
  if (outside !== undefined) throw new AppError("NOT_FOUND", { warehouseId: outside });
}

/** Nobody changes or removes someone who may do more, or in more warehouses, than himself. */
export function mayManage(ctx: Ctx, member: { permissions: readonly Permission[]; warehouseIds: readonly string[] | null }): void {
  const missing = member.permissions.find((permission) => !ctx.actor.permissions.has(permission));
  if (missing !== undefined) throw new AppError("FORBIDDEN", { permission: missing }, { detail: "You cannot change someone who may do more than you." });
  const own = ctx.actor.warehouseIds;
  if (own !== null && (member.warehouseIds === null || member.warehouseIds.some((id) => !own.has(id))))
    throw new AppError("FORBIDDEN", { warehouseIds: [...own] }, { detail: "You cannot change someone who works in more warehouses than you." });
}
