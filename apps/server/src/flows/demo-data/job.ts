import { z } from "zod";
import { type JobDefinition, PermanentJobError } from "../../infrastructure/jobs/index.ts";
import { AppError } from "../../shared/errors.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { DemoDataDeps } from "./deps.ts";
import { fillBusiness } from "./fill-business.ts";

export const demoDataQueue = "demo-data";

/** Fills the business in the background. */
export function demoDataJob(deps: DemoDataDeps): JobDefinition {
  return {
    name: demoDataQueue,
    handler: async (job) => {
      const { tenantId } = z.object({ tenantId: z.uuid() }).parse(job.payload);
      const ctx = systemContext(tenantId, `job:${demoDataQueue}`, job.id, deps.clock);
      try {
        return await fillBusiness(deps, ctx, (fraction) => job.progress(fraction));
      } catch (error) {
        // Somebody began to trade meanwhile: another try would find the same.
        if (error instanceof AppError && error.code === "NOT_EMPTY") throw new PermanentJobError(error.message, { cause: error });
        throw error;
      }
    },
  };
}
