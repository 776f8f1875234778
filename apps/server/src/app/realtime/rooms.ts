import type { Ctx } from "../../shared/context.ts";
import { mayUseWarehouse } from "../../shared/context.ts";

/**
 * Rooms are named and joined by the server alone, from the caller's tenant, permissions and warehouse scope; nothing
 * of a name comes from the client unchecked (R-TEN-2, R-IDM-6). Every name begins with the tenant.
 */
export const rooms = {
  warehouse: (tenantId: string, warehouseId: string) => `${tenantId}/w/${warehouseId}`,
  /** One SKU in one warehouse. */
  stock: (tenantId: string, variantId: string, warehouseId: string) => `${tenantId}/s/${variantId}/${warehouseId}`,
  /** One SKU in all warehouses, for those who may see all. */
  sku: (tenantId: string, variantId: string) => `${tenantId}/s/${variantId}`,
  alerts: (tenantId: string, warehouseId: string) => `${tenantId}/a/${warehouseId}`,
  allAlerts: (tenantId: string) => `${tenantId}/a`,
  dashboard: (tenantId: string) => `${tenantId}/d`,
};

/** What a client watches: a warehouse, or a SKU in one warehouse or (null) all it may see. */
export interface Target {
  readonly warehouseId: string | null;
  readonly variantId: string | null;
}

export function targetKey(target: Target): string {
  return `${target.variantId ?? "*"}@${target.warehouseId ?? "*"}`;
}

/** The rooms of a target for this caller; none when he may not see it. */
export function roomsOfTarget(ctx: Ctx, target: Target): string[] {
  if (!ctx.actor.permissions.has("inventory:read")) return [];
  const { tenantId } = ctx;
  if (target.warehouseId !== null) {
    if (!mayUseWarehouse(ctx, target.warehouseId)) return [];
    return [target.variantId === null ? rooms.warehouse(tenantId, target.warehouseId) : rooms.stock(tenantId, target.variantId, target.warehouseId)];
  }
  const { variantId } = target;
  if (variantId === null) return [];
  if (ctx.actor.warehouseIds === null) return [rooms.sku(tenantId, variantId)];
  return [...ctx.actor.warehouseIds].map((warehouseId) => rooms.stock(tenantId, variantId, warehouseId));
}

/** Rooms everyone is in without asking, as far as his rights go: alerts, and that the dashboard has changed. */
export function roomsOfCaller(ctx: Ctx): string[] {
  const { tenantId, actor } = ctx;
  const alerts = actor.warehouseIds === null ? [rooms.allAlerts(tenantId)] : [...actor.warehouseIds].map((id) => rooms.alerts(tenantId, id));
  return [...(actor.permissions.has("inventory:read") ? alerts : []), ...(actor.permissions.has("dashboard:read") ? [rooms.dashboard(tenantId)] : [])];
}
