import type { ImportPreview } from "@lumbung/contracts";
import { analyseFile, presentReading } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import type { ImportDeps } from "./deps.ts";
import type { FileKind, PreparedFile } from "./import-kind.ts";
import { rehearseImport } from "./run-import.ts";
import { checkImport, type StartImport } from "./start-import.ts";

const problemsMax = 500;

/**
 * Reads a file and says what importing it would do; nothing is written. A file whose columns are not all found is shown
 * as it stands, so that somebody can name them.
 * @throws AppError what checkImport throws, and IMPORT_UNREADABLE for what is no table
 */
export async function previewImport<P extends PreparedFile>(deps: ImportDeps, kind: FileKind<P>, ctx: Ctx, input: StartImport): Promise<ImportPreview> {
  const settings = await deps.db.read(ctx, (tx) => checkImport(kind, tx, input));
  const { currency } = await deps.identity.readTenant(ctx);
  const { reading, missing, firstRows } = await analyseFile(kind.shape, input.bytes, ctx.locale, settings, { now: ctx.clock.now(), currency });
  const rows = (list: typeof firstRows) => list.map(({ line, cells }) => ({ line, cells: [...cells] }));
  if (missing.length > 0) return { reading: presentReading(reading), missing: [...missing], rows: rows(firstRows), problems: [], report: null };
  const { prepared, report, refused } = await rehearseImport(deps, kind, ctx, input);
  return {
    reading: presentReading(prepared.file.reading),
    missing: [],
    rows: rows(prepared.file.firstRows),
    problems: refused.slice(0, problemsMax).map(({ cells, ...problem }) => ({ ...problem, cells: [...cells] })),
    report,
  };
}
