import { VerifyReport, type Violation } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Database, TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

export interface VerifyLedgerDeps {
  readonly db: Database;
  readonly inventory: { verify(ctx: TxCtx): Promise<Violation[]> };
  readonly stockSummary: { checkSummary(ctx: Ctx): Promise<Violation[]> };
}

/** R-LED-7 over the ledger and what is derived from it. */
export function createVerifyLedger({ db, inventory, stockSummary }: VerifyLedgerDeps) {
  /** What breaks I1, I2, I7 or the append-only rule for the tenant of `ctx`, the first rows of each; empty when sound. */
  async function verify(ctx: Ctx): Promise<Violation[]> {
    const ledger = await db.withTransaction(ctx, (tx) => inventory.verify(tx));
    return [...ledger, ...(await stockSummary.checkSummary(ctx))];
  }
  const routes: readonly Route[] = [
    route({
      method: "GET",
      url: "/inventory/verify",
      summary: "Check the ledger's invariants and its read models; reads everything the business has ever posted",
      tag: "Inventory",
      access: "inventory:verify",
      response: VerifyReport,
      handler: async (ctx) => {
        // The sums run over all warehouses, so their findings are for those who may see all (R-TEN-2).
        if (ctx.actor.warehouseIds !== null)
          throw new AppError("FORBIDDEN", { permission: "inventory:verify" }, { detail: "The checks run over all warehouses of the business." });
        const violations = await verify(ctx);
        return { ok: violations.length === 0, checkedAt: ctx.clock.now().toISOString(), violations };
      },
    }),
  ];
  return { verify, routes };
}
