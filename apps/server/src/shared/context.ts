import type { Permission } from "@lumbung/contracts";
import type { Clock } from "./clock.ts";
import { AppError } from "./errors.ts";

/** Who acts: a person, an API key of the tenant, or the system itself (consumers, jobs, the command line). */
export interface Actor {
  readonly kind: "user" | "api-key" | "system";
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Warehouses the actor may see and move; null means all of the tenant (R-TEN-2). */
  readonly warehouseIds: ReadonlySet<string> | null;
}

/** What every use case takes first. The tenant comes from the session only (R-TEN-1). */
export interface Ctx {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly locale: string;
  readonly requestId: string;
  readonly ip: string | null;
  readonly clock: Clock;
}

/** Throws FORBIDDEN unless the actor holds `permission`. */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  if (!ctx.actor.permissions.has(permission)) throw new AppError("FORBIDDEN", { permission });
}

export function mayUseWarehouse(ctx: Ctx, warehouseId: string): boolean {
  return ctx.actor.warehouseIds === null || ctx.actor.warehouseIds.has(warehouseId);
}

/** The actor's warehouse scope as a query parameter: null for all. */
export function warehouseScope(ctx: Ctx): string[] | null {
  return ctx.actor.warehouseIds === null ? null : [...ctx.actor.warehouseIds];
}
