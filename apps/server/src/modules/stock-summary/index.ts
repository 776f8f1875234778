import type { StockDayList, StockDayQuery, StockSummaryPage, StockSummaryQuery, Violation } from "@lumbung/contracts";
import type { Consumer, DispatchRule } from "../../infrastructure/events/index.ts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { JobDefinition, Jobs } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { newId } from "../../shared/ids.ts";
import { systemContext } from "../../shared/system-context.ts";
import { checkSummary } from "./check.ts";
import { stockSummaryConsumer } from "./consumer.ts";
import { recalculateSummaryJob, recutDispatch, recutStockDaysJob } from "./jobs.ts";
import { listDays } from "./list-days.ts";
import { listSummaries } from "./list-summaries.ts";
import { type RebuildProgress, rebuildTenant } from "./rebuild.ts";
import { requestRecalculation } from "./request-recalculation.ts";
import { stockSummaryRoutes } from "./routes.ts";

export interface StockSummaryDeps {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Told after commit which tenants' figures have changed. */
  readonly onChanged: (tenantIds: readonly string[]) => void;
}

export interface StockSummaryUseCases {
  listSummaries(ctx: Ctx, query: StockSummaryQuery): Promise<StockSummaryPage>;
  listDays(ctx: Ctx, query: StockDayQuery): Promise<StockDayList>;
  /** Asks for the repair of one key (job `recalculate-summary`). */
  requestRecalculation(ctx: Ctx, input: { variantId: string; warehouseId: string }): Promise<{ jobId: string }>;
  /** Invariant I7 for the tenant of `ctx`: empty when the read models equal the ledger at their watermark. */
  checkSummary(ctx: Ctx): Promise<Violation[]>;
  /**
   * Computes the read models anew from the ledger, online, for one tenant or all. No wrong figure is visible meanwhile:
   * a SKU's figures go from the old to the right ones in one commit.
   */
  rebuildStockSummary(tenantId: string | "all", onProgress?: (progress: RebuildProgress) => void): Promise<{ tenants: number; variants: number }>;
}

export interface StockSummary extends StockSummaryUseCases {
  readonly routes: Route[];
  readonly consumers: Consumer[];
  readonly dispatch: DispatchRule[];
  readonly jobs: JobDefinition[];
}

/** The read models of stock: see README.md. */
export function createStockSummary(deps: StockSummaryDeps): StockSummary {
  const useCases: StockSummaryUseCases = {
    listSummaries: (ctx, query) => listSummaries(deps.db, ctx, query),
    listDays: (ctx, query) => listDays(deps.db, ctx, query),
    requestRecalculation: (ctx, input) => requestRecalculation(deps, ctx, input),
    checkSummary: (ctx) => checkSummary(deps.db, ctx),
    rebuildStockSummary: async (tenantId, onProgress = () => {}) => {
      const tenantIds = tenantId === "all" ? await allTenants(deps.db) : [tenantId];
      let variants = 0;
      for (const id of tenantIds) {
        const rebuilt = await rebuildTenant(deps.db, systemContext(id, "rebuild-stock-summary", newId(), deps.clock), onProgress);
        variants += rebuilt.variants;
      }
      deps.onChanged(tenantIds);
      return { tenants: tenantIds.length, variants };
    },
  };
  return {
    ...useCases,
    routes: stockSummaryRoutes(useCases),
    consumers: [stockSummaryConsumer(deps)],
    dispatch: [recutDispatch],
    jobs: [recalculateSummaryJob(deps), recutStockDaysJob(deps)],
  };
}

async function allTenants(db: Database): Promise<string[]> {
  const rows = await db.withSystemTransaction((tx) => tx.query<{ id: string }>("SELECT id FROM tenant ORDER BY created_at, id"));
  return rows.map((row) => row.id);
}
