import type { ImportReport } from "@lumbung/contracts";
import { errorCatalogue } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import { type ImportRow, importRepository, presentReading, type RefusedLine, withImportLock } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { ImportDeps } from "./deps.ts";
import type { FileKind, PreparedFile, Progress, WrittenFile } from "./import-kind.ts";
import { checkImport, contentHash, type StartImport } from "./start-import.ts";

export interface RunTask {
  readonly row: ImportRow;
  readonly bytes: Uint8Array;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RunResult<P extends PreparedFile = PreparedFile> {
  readonly prepared: P;
  /** What this run did; the report kept with the import covers all its runs. */
  readonly report: ImportReport;
  readonly refused: RefusedLine[];
}

/**
 * Runs an import to its end, alone: reads, plans, writes in slices, keeps the report. May be interrupted anywhere and run
 * again; it then adds what is missing. A dry run stops after the plan. An expected failure is kept with the import and
 * thrown; so is a bug, under INTERNAL.
 */
export async function runImport<P extends PreparedFile>(deps: ImportDeps, kind: FileKind<P>, ctx: Ctx, task: RunTask): Promise<RunResult<P>> {
  const { row } = task;
  return withImportLock(deps.db, ctx.tenantId, row.id, async () => {
    await deps.db.withTransaction(ctx, (tx) => importRepository.markRunning(tx, row.id));
    try {
      const progress = progressKeeper(deps, ctx, task);
      const prepared = await kind.prepare(ctx, {
        bytes: task.bytes,
        fileHash: row.fileHash,
        importId: row.dryRun ? null : row.id,
        warehouseId: row.warehouseId,
        opening: row.opening,
        settings: row.settings,
        locale: row.locale,
        onProgress: task.onProgress ?? (() => undefined),
      });
      await deps.db.withTransaction(ctx, (tx) =>
        importRepository.saveProgress(tx, row.id, { phase: "planning", done: 0, total: 0, reading: presentReading(prepared.file.reading) }),
      );
      const written: WrittenFile = row.dryRun ? { report: kind.rehearse(prepared), refused: [] } : await kind.write(ctx, prepared, row, progress);
      const refused = await withCells(prepared, [...prepared.file.refused, ...prepared.refused, ...written.refused]);
      await finish(deps, kind, ctx, row, prepared, { ...written, refused });
      task.onProgress?.({ phase: "done", done: 1, total: 1 });
      return { prepared, report: written.report, refused };
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError("INTERNAL", {}, { cause: error });
      await deps.db.withTransaction(ctx, (tx) =>
        importRepository.markFailed(tx, row.id, { code: known.code, detail: known.message, fix: errorCatalogue[known.code].fix }),
      );
      throw error;
    }
  });
}

/** The same without a trace: reads, plans and reports, and writes nothing, not even that it ran. */
export async function rehearseImport<P extends PreparedFile>(
  deps: ImportDeps,
  kind: FileKind<P>,
  ctx: Ctx,
  input: StartImport,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<RunResult<P>> {
  const settings = await deps.db.read(ctx, (tx) => checkImport(kind, tx, input));
  const { bytes, warehouseId, opening } = input;
  const task = { bytes, fileHash: contentHash(bytes), importId: null, warehouseId, opening, settings, locale: ctx.locale, onProgress };
  const prepared = await kind.prepare(ctx, task);
  return { prepared, report: kind.rehearse(prepared), refused: await withCells(prepared, [...prepared.file.refused, ...prepared.refused]) };
}

/** Tells the caller every step, the database every slice. */
function progressKeeper(deps: ImportDeps, ctx: Ctx, task: RunTask): (progress: Progress) => Promise<void> {
  return async (progress) => {
    task.onProgress?.(progress);
    await deps.db.withTransaction(ctx, (tx) => importRepository.saveProgress(tx, task.row.id, progress));
  };
}

/** The last transaction: refused lines are kept, the file is forgotten, the report covers all runs. */
async function finish<P extends PreparedFile>(
  deps: ImportDeps,
  kind: FileKind<P>,
  ctx: Ctx,
  row: ImportRow,
  prepared: P,
  { report: run, refused }: { readonly report: ImportReport; readonly refused: readonly RefusedLine[] },
): Promise<void> {
  await deps.db.withTransaction(ctx, async (tx) => {
    await importRepository.replaceRefusedLines(tx, row.id, refused);
    await importRepository.dropContent(tx, row.id);
    if (row.dryRun) return importRepository.markFinished(tx, row.id, run);
    const report = await kind.total(tx, row, prepared, run);
    await importRepository.markFinished(tx, row.id, report);
    await recordAudit(tx, {
      action: "import.finished",
      entityType: "import",
      entityId: row.id,
      after: { kind: row.kind, warehouseId: row.warehouseId, lines: run.lines, products: run.products, documents: run.documents },
    });
    await deps.events.append(tx, {
      topic: "imports.import.finished",
      aggregateType: "import",
      aggregateId: row.id,
      payload: { importId: row.id, kind: row.kind, warehouseId: row.warehouseId, report },
    });
  });
}

/** Lines that were refused after reading get their cells back, so that the download can be mended and imported. */
async function withCells({ file }: PreparedFile, refused: readonly RefusedLine[]): Promise<RefusedLine[]> {
  const bare = new Set(refused.filter((line) => line.cells.length === 0).map((line) => line.line));
  const cells = await file.cellsOf(bare);
  return refused.map((line) => (line.cells.length > 0 ? line : { ...line, cells: cells.get(line.line) ?? [] })).sort((x, y) => x.line - y.line);
}
