import type { Database } from "../../infrastructure/postgres/index.ts";
import { importRoutes } from "./routes.ts";

export type { FileReading, ReadingChoices } from "./analyse.ts";
export { fileBytesMax } from "./analyse.ts";
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
export function createImports(deps: { readonly db: Database }) {
  return { routes: importRoutes(deps.db) };
}
