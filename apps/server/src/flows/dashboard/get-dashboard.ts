import type { Dashboard, DashboardQuery, Money } from "@lumbung/contracts";
import type { Cache } from "../../infrastructure/cache/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import { type Ctx, mayUseWarehouse, warehouseScope } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { countItems, readAsOf, readDays, readRecentChanges, readWarehouses } from "./business-figures.ts";
import { readStock, readTopMovers } from "./stock-figures.ts";

export interface DashboardDeps {
  readonly db: Database;
  readonly cache: Cache;
}

/** How long figures are kept when nothing changes; a change takes them away at once. */
const ttlMs = 60_000;

export function dashboardTag(tenantId: string): string {
  return `${tenantId}:dashboard`;
}

/**
 * The dashboard over the caller's warehouses, or one of them (NOT_FOUND for one that is not the caller's). Values are
 * null without cost:read. Figures may be a moment old and say up to which movement they are counted.
 */
export async function getDashboard(deps: DashboardDeps, ctx: Ctx, query: DashboardQuery): Promise<Dashboard> {
  const { warehouseId } = query;
  if (warehouseId !== undefined && !mayUseWarehouse(ctx, warehouseId)) throw new AppError("NOT_FOUND", { warehouseId });
  const scope = warehouseId === undefined ? (warehouseScope(ctx)?.sort() ?? null) : [warehouseId];
  // The cost permission is no part of the key: values are loaded once and masked for those who may not see them.
  const key = `${ctx.tenantId}:dashboard:${scope?.join(",") ?? "all"}`;
  const dashboard = await deps.cache.getOrSet(key, { ttlMs, tags: [dashboardTag(ctx.tenantId)] }, () => loadDashboard(deps.db, ctx, scope));
  if (warehouseId !== undefined && dashboard.warehouses.length === 0) throw new AppError("NOT_FOUND", { warehouseId });
  return ctx.actor.permissions.has("cost:read") ? dashboard : withoutValues(dashboard);
}

/** Reads the figures from the read models: three connections side by side, since the sums over all SKUs take longest. */
export async function loadDashboard(db: Database, ctx: Ctx, scope: readonly string[] | null): Promise<Dashboard> {
  // First, so that the figures are at least as new as they say.
  const { asOf, currency } = await db.read(ctx, readAsOf);
  const [stock, topMovers, rest] = await Promise.all([
    db.read(ctx, (read) => readStock(read, scope)),
    db.read(ctx, (read) => readTopMovers(read, scope)),
    db.read(ctx, async (read) => ({
      warehouses: await readWarehouses(read, scope),
      items: await countItems(read),
      days: await readDays(read, scope),
      recentChanges: await readRecentChanges(read, scope),
    })),
  ]);
  const money = (amount: number): Money => ({ amount: Math.min(Math.max(amount, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER), currency });
  const stockOf = new Map(stock.map((row) => [row.warehouseId, row]));
  const total = (of: (row: { low: number; out: number }) => number) => rest.warehouses.reduce((sum, row) => sum + of(row), 0);
  return {
    asOf,
    generatedAt: ctx.clock.now().toISOString(),
    stock: {
      value: money(stock.reduce((sum, row) => sum + row.valueMinor, 0)),
      items: rest.items,
      low: total((row) => row.low),
      out: total((row) => row.out),
    },
    days: rest.days.map((row) => ({
      day: row.day,
      in: { movements: row.movementsIn, units: row.unitsIn, value: money(row.valueInMinor) },
      out: { movements: row.movementsOut, units: row.unitsOut, value: money(row.valueOutMinor) },
      movements: row.movements,
    })),
    topMovers,
    warehouses: rest.warehouses.map((row) => ({
      ...row,
      value: money(stockOf.get(row.warehouseId)?.valueMinor ?? 0),
      skusInStock: stockOf.get(row.warehouseId)?.skusInStock ?? 0,
    })),
    recentChanges: rest.recentChanges,
  };
}

function withoutValues(dashboard: Dashboard): Dashboard {
  return {
    ...dashboard,
    stock: { ...dashboard.stock, value: null },
    days: dashboard.days.map((day) => ({ ...day, in: { ...day.in, value: null }, out: { ...day.out, value: null } })),
    warehouses: dashboard.warehouses.map((warehouse) => ({ ...warehouse, value: null })),
  };
}
