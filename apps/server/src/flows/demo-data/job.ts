import { z } from "zod";
import { type JobDefinition, PermanentJobError } from "../../infrastructure/jobs/index.ts";
import { AppError } from "../../shared/errors.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { DemoDataDeps } from "./deps.ts";
import { fillBusiness } from "./fill-business.ts";

export const demoDataQueue = "demo-data";

const Payload = z.object({ tenantId: z.uuid(), actor: z.object({ kind: z.enum(["user", "api-key", "system"]), id: z.string(), name: z.string() }) });
export type DemoDataPayload = z.infer<typeof Payload>;

/** Fills the business in the background, in the name of whoever asked for it. */
export function demoDataJob(deps: DemoDataDeps): JobDefinition {
  return {
    name: demoDataQueue,
    handler: async (job) => {
      const { tenantId, actor } = Payload.parse(job.payload);
      const system = systemContext(tenantId, `job:${demoDataQueue}`, job.id, deps.clock);
      const ctx = { ...system, actor: { ...system.actor, ...actor } };
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
