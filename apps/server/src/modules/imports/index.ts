import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { listImports } from "./import-repository.ts";
import { importRoutes } from "./routes.ts";
import type { ImportRow } from "./tables.ts";

export { analyseSalesFile, fileBytesMax } from "./analyse.ts";
export { withImportLock } from "./import-lock.ts";
export * as importRepository from "./import-repository.ts";
export { openImport } from "./open-import.ts";
export { presentImport, presentReading } from "./presenter.ts";
export { presetSettings, savePreset } from "./presets.ts";
export { readSalesFile, type SalesFile } from "./read-sales-file.ts";
export { type RefusalCode, refusalTexts } from "./refusals.ts";
export type { RefusedLine, SaleLine } from "./sale-line.ts";
export type { ImportRow } from "./tables.ts";

/** The module's own face: what one may look at. The flow `import-sales` does the work. */
export function createImports({ db }: { readonly db: Database }) {
  return {
    /** The newest import that is not undone and no rehearsal. */
    latest: (ctx: Ctx): Promise<ImportRow | undefined> =>
      db.read(ctx, async (tx) => (await listImports(tx, { dryRun: false, limit: 50 })).find((row) => row.status !== "undone")),
    routes: importRoutes(db),
  };
}
