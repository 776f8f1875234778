import { Dashboard, DashboardQuery } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Ctx } from "../../shared/context.ts";

export function dashboardRoutes(useCases: { getDashboard(ctx: Ctx, query: DashboardQuery): Promise<Dashboard> }): Route[] {
  return [
    route({
      method: "GET",
      url: "/dashboard",
      summary: "What a shopkeeper wants to see first",
      tag: "Dashboard",
      access: "dashboard:read",
      query: DashboardQuery,
      response: Dashboard,
      handler: (ctx, { query }) => useCases.getDashboard(ctx, query),
    }),
  ];
}
