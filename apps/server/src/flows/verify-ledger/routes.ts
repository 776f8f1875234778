import { JobIdParams, Verification, VerifyReport } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import { jobFace } from "../../infrastructure/jobs/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import type { Verify, VerifyLedgerDeps } from "./index.ts";
import { reportOf, verificationQueue } from "./job.ts";

const shared = { tag: "Inventory", access: "inventory:verify" } as const;

export function verifyRoutes(deps: Pick<VerifyLedgerDeps, "jobs" | "clock">, verify: Verify): Route[] {
  return [
    route({
      ...shared,
      method: "GET",
      url: "/inventory/verify",
      summary: "Check the ledger's invariants and its read models at once; reads everything the business has ever posted",
      response: VerifyReport,
      handler: async (ctx) => {
        assertAllWarehouses(ctx);
        return reportOf(await verify(ctx), ctx.clock.now());
      },
    }),
    route({
      ...shared,
      method: "POST",
      url: "/inventory/verifications",
      summary: "Check the ledger in the background; follow it with GET /inventory/verifications/{id}",
      response: Verification,
      status: 202,
      transaction: "several",
      handler: async (ctx) => {
        assertAllWarehouses(ctx);
        const { id } = await deps.jobs.enqueue(verificationQueue, { tenantId: ctx.tenantId }, { id: newId(), tenantId: ctx.tenantId });
        return { id, state: "waiting" as const, fraction: 0, report: null, error: null };
      },
    }),
    route({
      ...shared,
      method: "GET",
      url: "/inventory/verifications/:id",
      summary: "How far a check of the ledger is, and its report; kept for three days",
      params: JobIdParams,
      response: Verification,
      handler: async (ctx, { params }) => {
        assertAllWarehouses(ctx);
        const { result, ...face } = await jobFace(deps.jobs, ctx.tenantId, verificationQueue, params.id);
        return { ...face, report: face.state === "finished" ? VerifyReport.parse(result) : null };
      },
    }),
  ];
}

/** The sums run over all warehouses, so their findings are for those who may see all (R-TEN-2). */
function assertAllWarehouses(ctx: Ctx): void {
  if (ctx.actor.warehouseIds !== null)
    throw new AppError("FORBIDDEN", { permission: "inventory:verify" }, { detail: "The checks run over all warehouses of the business." });
}
