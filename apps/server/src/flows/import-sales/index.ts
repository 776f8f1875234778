import { salesShape } from "../../modules/imports/index.ts";
import { requirePermission } from "../../shared/context.ts";
import { type FileKind, importsOfKind, type RunResult } from "../import-files/index.ts";
import type { SalesImportDeps } from "./deps.ts";
import { postSalesImport } from "./post.ts";
import { type PreparedImport, prepareSalesImport } from "./prepare.ts";
import { reportOf, totalReport } from "./report.ts";

export type { SalesImportDeps } from "./deps.ts";
export type SalesRunResult = RunResult<PreparedImport>;

/** The process of importing sales, across imports, catalogue and inventory. */
export function createSalesImport(deps: SalesImportDeps) {
  const kind: FileKind<PreparedImport> = {
    kind: "sales",
    shape: salesShape,
    withheldFields: (ctx) => {
      // Sales lie in the past, so back-dating must be allowed (R-BAK-2).
      requirePermission(ctx, "inventory:backdate");
      return [];
    },
    prepare: (ctx, task) => prepareSalesImport(deps, ctx, task),
    rehearse: (prepared) => reportOf({ prepared, documents: prepared.documents, refusedByLedger: 0 }),
    write: async (ctx, prepared, row, onProgress) => {
      const { documents, refused } = await postSalesImport(deps, ctx, prepared, row, onProgress);
      return { report: reportOf({ prepared, documents, refusedByLedger: refused.length }), refused };
    },
    total: totalReport,
  };
  return importsOfKind(deps, kind);
}
