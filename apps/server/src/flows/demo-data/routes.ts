import { JobIdParams, JobProgress } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import { jobFace } from "../../infrastructure/jobs/index.ts";
import { newId } from "../../shared/ids.ts";
import { assertEmpty } from "./assert-empty.ts";
import type { DemoDataDeps } from "./deps.ts";
import { type DemoDataPayload, demoDataQueue } from "./job.ts";

const shared = { tag: "Businesses", access: "tenant:update" } as const;

export function demoDataRoutes(deps: DemoDataDeps): Route[] {
  return [
    route({
      ...shared,
      method: "POST",
      url: "/demo-data",
      summary: "Fill this business, still empty, with goods and two months of trade to try things out; follow it with GET /demo-data/{id}",
      response: JobProgress,
      status: 202,
      transaction: "several",
      handler: async (ctx) => {
        await deps.db.withTransaction(ctx, async (tx) => {
          await assertEmpty(tx);
          await recordAudit(tx, { action: "demo-data.requested", entityType: "tenant", entityId: ctx.tenantId });
        });
        const { kind, id: actorId, name } = ctx.actor;
        const payload: DemoDataPayload = { tenantId: ctx.tenantId, actor: { kind, id: actorId, name } };
        const { id } = await deps.jobs.enqueue(demoDataQueue, payload, { id: newId(), tenantId: ctx.tenantId });
        return { id, state: "waiting" as const, fraction: 0, error: null };
      },
    }),
    route({
      ...shared,
      method: "GET",
      url: "/demo-data/:id",
      summary: "How far the filling of a business is",
      params: JobIdParams,
      response: JobProgress,
      handler: async (ctx, { params }) => {
        const { result: _, ...face } = await jobFace(deps.jobs, ctx.tenantId, demoDataQueue, params.id);
        return face;
      },
    }),
  ];
}
