import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { listImports } from "./import-repository.ts";
import { importRoutes } from "./routes.ts";
import type { ImportRow } from "./tables.ts";

export { analyseFile, type FileReading, fileBytesMax } from "./analyse.ts";
export type { FileShape } from "./columns.ts";
export { withImportLock } from "./import-lock.ts";
export * as importRepository from "./import-repository.ts";
export type { RefusedLine } from "./line-reader.ts";
export { openImport } from "./open-import.ts";
export { presentImport, presentReading } from "./presenter.ts";
export { presetSettings, savePreset } from "./presets.ts";
export type { ProductLine } from "./product-line.ts";
export { productShape } from "./product-shape.ts";
export type { ReadFile } from "./read-file.ts";
export { type ProductFile, readProductFile } from "./read-product-file.ts";
export { readSalesFile, type SalesFile } from "./read-sales-file.ts";
export { type RefusalCode, refusalTexts } from "./refusals.ts";
export type { SaleLine } from "./sale-line.ts";
export { salesShape } from "./sales-shape.ts";
export type { ImportRow } from "./tables.ts";
export { readUnit, usualScale } from "./units.ts";

/** The module's own face: what one may look at. The flows `import-sales` and `import-products` do the work. */
export function createImports({ db }: { readonly db: Database }) {
  return {
    /** The newest import of sales that is not undone and no rehearsal. */
    latestOfSales: (ctx: Ctx): Promise<ImportRow | undefined> =>
      db.read(ctx, async (tx) => (await listImports(tx, { kind: "sales", dryRun: false, limit: 50 })).find((row) => row.status !== "undone")),
    routes: importRoutes(db),
  };
}
