import { z } from "zod";
import type { JobDefinition } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import { recount } from "./rebuild.ts";

export const recalculateJob = "recalculate-summary";

export const RecalculatePayload = z.object({ tenantId: z.uuid(), variantId: z.uuid(), warehouseId: z.uuid() });
export type RecalculatePayload = z.infer<typeof RecalculatePayload>;

/**
 * Repairs one key of the read models from the ledger. The SKU's other warehouses are counted with it: a transfer has
 * two of them. Running it twice changes nothing more.
 */
export function recalculateSummaryJob(deps: { db: Database; clock: Clock; onChanged: (tenantIds: readonly string[]) => void }): JobDefinition {
  return {
    name: recalculateJob,
    attempts: 3,
    backoffMs: 1000,
    handler: async (job) => {
      const payload = RecalculatePayload.parse(job.payload);
      const ctx = systemContext(payload.tenantId, `job:${recalculateJob}`, job.id, deps.clock);
      await recount(deps.db, ctx, [payload.variantId]);
      deps.onChanged([payload.tenantId]);
    },
  };
}
