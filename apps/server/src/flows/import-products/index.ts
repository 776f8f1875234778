import { guardedImportFields, type ImportField, type Permission } from "@lumbung/contracts";
import { productShape } from "../../modules/imports/index.ts";
import { requirePermission } from "../../shared/context.ts";
import { type FileKind, importsOfKind } from "../import-files/index.ts";
import type { ProductImportDeps } from "./deps.ts";
import { type PreparedProducts, prepareProductImport } from "./prepare.ts";
import { reportOf, totalReport } from "./report.ts";
import { writeProductImport } from "./write.ts";

export type { ProductImportDeps } from "./deps.ts";

/** The process of importing goods with their opening stock, across imports, catalogue, alerts and inventory. */
export function createProductImport(deps: ProductImportDeps) {
  const kind: FileKind<PreparedProducts> = {
    kind: "products",
    shape: productShape,
    withheldFields: (ctx, { columns = {} }) => {
      requirePermission(ctx, "product:write");
      const guarded = Object.entries(guardedImportFields) as [ImportField, Permission][];
      const withheld = guarded.filter(([, permission]) => !ctx.actor.permissions.has(permission));
      // Who names the column himself is told; what is only found in the file is left aside.
      for (const [field, permission] of withheld) if (columns[field]) requirePermission(ctx, permission);
      return withheld.map(([field]) => field);
    },
    prepare: (ctx, task) => prepareProductImport(deps, ctx, task),
    rehearse: (prepared) => reportOf(prepared),
    write: async (ctx, prepared, row, onProgress) => {
      const refused = await writeProductImport(deps, ctx, prepared, row, onProgress);
      return { report: reportOf(prepared, refused.length), refused };
    },
    total: totalReport,
  };
  return importsOfKind(deps, kind);
}
