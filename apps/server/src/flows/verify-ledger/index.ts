import type { Violation } from "@lumbung/contracts";
import type { Route } from "../../infrastructure/http/index.ts";
import type { JobDefinition, Jobs } from "../../infrastructure/jobs/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { verificationJob } from "./job.ts";
import { verifyRoutes } from "./routes.ts";

export interface VerifyLedgerDeps {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly inventory: { verify(ctx: TxCtx): Promise<Violation[]> };
  readonly stockSummary: { checkSummary(ctx: Ctx): Promise<Violation[]> };
}

/** What breaks I1, I2, I7 or the append-only rule for the tenant of `ctx`, the first rows of each; empty when sound. */
export type Verify = (ctx: Ctx, onProgress?: (fraction: number) => unknown) => Promise<Violation[]>;

/** R-LED-7 over the ledger and what is derived from it. */
export function createVerifyLedger(deps: VerifyLedgerDeps) {
  const verify: Verify = async (ctx, onProgress = () => undefined) => {
    const ledger = await deps.db.withTransaction(ctx, (tx) => deps.inventory.verify(tx));
    await onProgress(0.5);
    return [...ledger, ...(await deps.stockSummary.checkSummary(ctx))];
  };
  const routes: readonly Route[] = verifyRoutes(deps, verify);
  const jobs: readonly JobDefinition[] = [verificationJob(deps, verify)];
  return { verify, routes, jobs };
}
