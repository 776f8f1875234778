import { z } from "zod";
import type { DispatchRule } from "../../infrastructure/events/index.ts";
import type { JobDefinition } from "../../infrastructure/jobs/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import { rebuildTenant, recount } from "./rebuild.ts";

export const recalculateJob = "recalculate-summary";

export const RecalculatePayload = z.object({ tenantId: z.uuid(), variantId: z.uuid(), warehouseId: z.uuid() });
export type RecalculatePayload = z.infer<typeof RecalculatePayload>;

interface JobDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly onChanged: (tenantIds: readonly string[]) => void;
}

/**
 * Repairs one key of the read models from the ledger. The SKU's other warehouses are counted with it: a transfer has
 * two of them. Running it twice changes nothing more.
 */
export function recalculateSummaryJob(deps: JobDeps): JobDefinition {
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

const recutJob = "recut-stock-days";

/** A business that moves to another time zone has other business days from the beginning. */
export const recutDispatch: DispatchRule = { topic: "identity.tenant.updated", job: recutJob, payload: (event) => ({ tenantId: event.tenantId }) };

/** Rebuilds the read models when the tenant's zone is not the one in which its days were cut; else there is nothing to do. */
export function recutStockDaysJob(deps: JobDeps): JobDefinition {
  return {
    name: recutJob,
    handler: async (job) => {
      const { tenantId } = z.object({ tenantId: z.uuid() }).parse(job.payload);
      const ctx = systemContext(tenantId, `job:${recutJob}`, job.id, deps.clock);
      const [stale] = await deps.db.read(ctx, ({ tx }) =>
        tx.query("SELECT FROM stock_progress p JOIN tenant t ON t.id = p.tenant_id WHERE p.tenant_id = $1 AND p.time_zone <> t.time_zone", [tenantId]),
      );
      if (!stale) return;
      await rebuildTenant(deps.db, ctx, ({ done, total }) => void job.progress(total === 0 ? 1 : done / total).catch(() => undefined));
      deps.onChanged([tenantId]);
    },
  };
}
