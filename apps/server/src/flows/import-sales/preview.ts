import type { ImportPreview } from "@lumbung/contracts";
import { analyseSalesFile, presentReading } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import type { SalesImportDeps } from "./deps.ts";
import { rehearseSalesImport } from "./run-import.ts";
import { checkSalesImport, type StartImport } from "./start-import.ts";

const problemsMax = 500;

/**
 * Reads a file and says what importing it would do; nothing is written. A file whose columns are not all found is shown
 * as it stands, so that somebody can name them.
 * @throws AppError what checkSalesImport throws, and IMPORT_UNREADABLE for what is no table
 */
export async function previewSalesImport(deps: SalesImportDeps, ctx: Ctx, input: StartImport): Promise<ImportPreview> {
  const settings = await deps.db.read(ctx, (tx) => checkSalesImport(tx, input));
  const { currency } = await deps.identity.readTenant(ctx);
  const { reading, missing, firstRows } = await analyseSalesFile(input.bytes, ctx.locale, settings, { now: ctx.clock.now(), currency });
  const rows = (list: typeof firstRows) => list.map(({ line, cells }) => ({ line, cells: [...cells] }));
  if (missing.length > 0) return { reading: presentReading(reading), missing: [...missing], rows: rows(firstRows), problems: [], report: null };
  const { prepared, report, refused } = await rehearseSalesImport(deps, ctx, input, () => undefined);
  return {
    reading: presentReading(prepared.file.reading),
    missing: [],
    rows: rows(prepared.file.firstRows),
    problems: refused.slice(0, problemsMax).map(({ cells, ...problem }) => ({ ...problem, cells: [...cells] })),
    report,
  };
}
