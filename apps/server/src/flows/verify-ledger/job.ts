import { VerifyReport } from "@lumbung/contracts";
import { z } from "zod";
import type { JobDefinition } from "../../infrastructure/jobs/index.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { Verify, VerifyLedgerDeps } from "./index.ts";

export const verificationQueue = "verify-ledger";

/** The checks in the background: their report is the job's result. They change nothing, so one more run does no harm. */
export function verificationJob(deps: Pick<VerifyLedgerDeps, "clock">, verify: Verify): JobDefinition {
  return {
    name: verificationQueue,
    attempts: 2,
    handler: async (job) => {
      const { tenantId } = z.object({ tenantId: z.uuid() }).parse(job.payload);
      const ctx = systemContext(tenantId, `job:${verificationQueue}`, job.id, deps.clock);
      return reportOf(await verify(ctx, (fraction) => job.progress(fraction)), deps.clock.now());
    },
  };
}

export function reportOf(violations: VerifyReport["violations"], now: Date): VerifyReport {
  return VerifyReport.parse({ ok: violations.length === 0, checkedAt: now.toISOString(), violations });
}
