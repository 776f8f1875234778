import { randomUUID } from "node:crypto";
import type { Permission } from "@lumbung/contracts";
import { z } from "zod";
import type { DispatchRule } from "../../infrastructure/events/index.ts";
import type { JobDefinition } from "../../infrastructure/jobs/index.ts";
import { type ImportRow, importRepository } from "../../modules/imports/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { ImportDeps } from "./deps.ts";
import type { KindOf } from "./index.ts";
import { runImport } from "./run-import.ts";

const jobName = "import-file";
const Payload = z.object({ tenantId: z.uuid(), importId: z.uuid() });

/** What writing an import takes; the upload was checked against the uploader's own rights, and what he lacks is left out of it. */
const permissions: Permission[] = [
  "import:write",
  "inventory:backdate",
  "inventory:open",
  "inventory:issue",
  "inventory:return",
  "inventory:adjust",
  "product:read",
  "product:write",
  "minimum:write",
  "cost:read",
];

/** An uploaded file becomes a job under the id of its event, so that it is worked on once. */
export const importDispatch: DispatchRule = {
  topic: "imports.import.requested",
  job: jobName,
  payload: (event) => ({ tenantId: event.tenantId, importId: event.aggregateId }),
};

/** Imports an uploaded file in the background, in the name of whoever uploaded it. A run that was cut off is taken up. */
export function importJob(deps: ImportDeps, kindOf: KindOf, clock: Clock): JobDefinition {
  return {
    name: jobName,
    attempts: 5,
    backoffMs: 2_000,
    handler: async (job) => {
      const { tenantId, importId } = Payload.parse(job.payload);
      const system = systemContext(tenantId, `job:${jobName}`, job.id, clock);
      const found = await deps.db.read(system, async (tx) => {
        const row = await importRepository.findImport(tx, importId);
        return row && { row, bytes: await importRepository.loadContent(tx, importId) };
      });
      // Finished, undone, or failed for good meanwhile: the content is gone with it.
      if (!found?.bytes || found.row.status === "finished" || found.row.status === "undone") return { status: found?.row.status ?? "gone" };
      try {
        const { report } = await runImport(deps, kindOf(found.row.kind), contextOf(found.row, clock), {
          row: found.row,
          bytes: found.bytes,
          onProgress: ({ phase, done, total }) => {
            void job.progress(total === 0 ? 0 : done / total, { phase, done, total });
          },
        });
        return { status: "finished", lines: report.lines };
      } catch (error) {
        // The file's own fault is told with the import; running it again would not mend it. Overload passes.
        if (error instanceof AppError && error.status < 500 && error.code !== "CONFLICT") return { status: "failed", code: error.code };
        throw error;
      }
    },
  };
}

function contextOf(row: ImportRow, clock: Clock): Ctx {
  return {
    tenantId: row.tenantId,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName, permissions: new Set(permissions), warehouseIds: new Set([row.warehouseId]) },
    locale: row.locale,
    requestId: randomUUID(),
    ip: null,
    clock,
  };
}
