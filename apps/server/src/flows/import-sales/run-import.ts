import type { ImportReport } from "@lumbung/contracts";
import { errorCatalogue } from "@lumbung/contracts";
import { recordAudit } from "../../infrastructure/audit/index.ts";
import { type ImportRow, importRepository, presentReading, type RefusedLine, withImportLock } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import type { SalesImportDeps } from "./deps.ts";
import { postSalesImport } from "./post.ts";
import { type PreparedImport, type Progress, prepareSalesImport } from "./prepare.ts";
import { reportOf, totalReport } from "./report.ts";
import { checkSalesImport, contentHash, type StartImport } from "./start-import.ts";

export interface RunTask {
  readonly row: ImportRow;
  readonly bytes: Uint8Array;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RunResult {
  readonly prepared: PreparedImport;
  /** What this run did; the report kept with the import covers all its runs. */
  readonly report: ImportReport;
  readonly refused: RefusedLine[];
}

/**
 * Runs an import to its end, alone: reads, plans, posts in slices, keeps the report. May be interrupted anywhere and run
 * again; it then adds what is missing. A dry run stops after the plan. An expected failure is kept with the import and
 * thrown; so is a bug, under INTERNAL.
 */
export async function runSalesImport(deps: SalesImportDeps, ctx: Ctx, task: RunTask): Promise<RunResult> {
  const { row } = task;
  return withImportLock(deps.db, ctx.tenantId, row.id, async () => {
    await deps.db.withTransaction(ctx, (tx) => importRepository.markRunning(tx, row.id));
    try {
      const progress = progressKeeper(deps, ctx, task);
      const prepared = await prepareSalesImport(deps, ctx, {
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
      const posted = row.dryRun
        ? { documents: prepared.documents, refused: [] }
        : await postSalesImport(deps, ctx, prepared, { ...row, importId: row.id, onProgress: progress });
      const report = reportOf({ prepared, documents: posted.documents, refusedByLedger: posted.refused.length });
      const refused = await withCells(prepared, [...prepared.file.refused, ...prepared.refused, ...posted.refused]);
      await finish(deps, ctx, row, prepared, report, refused);
      task.onProgress?.({ phase: "done", done: 1, total: 1 });
      return { prepared, report, refused };
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
export async function rehearseSalesImport(deps: SalesImportDeps, ctx: Ctx, input: StartImport, onProgress: (progress: Progress) => void): Promise<RunResult> {
  const settings = await deps.db.read(ctx, (tx) => checkSalesImport(tx, input));
  const { bytes, warehouseId, opening } = input;
  const task = { bytes, fileHash: contentHash(bytes), importId: null, warehouseId, opening, settings, locale: ctx.locale, onProgress };
  const prepared = await prepareSalesImport(deps, ctx, task);
  const report = reportOf({ prepared, documents: prepared.documents, refusedByLedger: 0 });
  return { prepared, report, refused: await withCells(prepared, [...prepared.file.refused, ...prepared.refused]) };
}

/** Tells the caller every step, the database every slice. */
function progressKeeper(deps: SalesImportDeps, ctx: Ctx, task: RunTask): (progress: Progress) => Promise<void> {
  return async (progress) => {
    task.onProgress?.(progress);
    await deps.db.withTransaction(ctx, (tx) => importRepository.saveProgress(tx, task.row.id, progress));
  };
}

/** The last transaction: lines without movement are in the books too, refused ones are kept, the file is forgotten. */
async function finish(deps: SalesImportDeps, ctx: Ctx, row: ImportRow, prepared: PreparedImport, run: ImportReport, refused: RefusedLine[]): Promise<void> {
  await deps.db.withTransaction(ctx, async (tx) => {
    await importRepository.replaceRefusedLines(tx, row.id, refused);
    await importRepository.dropContent(tx, row.id);
    if (row.dryRun) return importRepository.markFinished(tx, row.id, run);
    const serviceLines = prepared.plan.services.flatMap((service) => service.lines);
    await importRepository.addImportedLines(tx, row.fileHash, row.id, serviceLines);
    const report = await totalReport(tx, row, prepared, run);
    await importRepository.markFinished(tx, row.id, report);
    await recordAudit(tx, {
      action: "import.finished",
      entityType: "import",
      entityId: row.id,
      after: { kind: row.kind, warehouseId: row.warehouseId, lines: run.lines, documents: run.documents },
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
async function withCells(prepared: PreparedImport, refused: RefusedLine[]): Promise<RefusedLine[]> {
  const bare = new Set(refused.filter((line) => line.cells.length === 0).map((line) => line.line));
  const cells = await prepared.file.cellsOf(bare);
  return refused.map((line) => (line.cells.length > 0 ? line : { ...line, cells: cells.get(line.line) ?? [] })).sort((x, y) => x.line - y.line);
}
