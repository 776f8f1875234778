import type { Dashboard, DashboardQuery } from "@lumbung/contracts";
import type { Bus } from "../../infrastructure/bus/index.ts";
import type { Cache } from "../../infrastructure/cache/index.ts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { createAnnouncer, dashboardChannel } from "./announce-changes.ts";
import { getDashboard } from "./get-dashboard.ts";
import { dashboardRoutes } from "./routes.ts";

export { dashboardChannel };

export interface DashboardFlowDeps {
  readonly db: Database;
  readonly cache: Cache;
  readonly bus: Pick<Bus, "publish">;
  readonly onError: (error: unknown) => void;
}

export interface DashboardFlow {
  getDashboard(ctx: Ctx, query: DashboardQuery): Promise<Dashboard>;
  /** The figures of these businesses have moved on: forgets what is cached and tells the clients, at most once a second. */
  changed(tenantIds: readonly string[]): void;
  close(): void;
  readonly routes: Route[];
}

/** The dashboard: see README.md. */
export function createDashboard(deps: DashboardFlowDeps): DashboardFlow {
  const announcer = createAnnouncer(deps);
  const useCases = { getDashboard: (ctx: Ctx, query: DashboardQuery) => getDashboard(deps, ctx, query) };
  return { ...useCases, ...announcer, routes: dashboardRoutes(useCases) };
}
