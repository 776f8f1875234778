import type { ImportKind } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import type { ImportDeps } from "./deps.ts";
import type { FileKind, PreparedFile, Progress } from "./import-kind.ts";
import { importDispatch, importJob } from "./job.ts";
import { importFileRoutes } from "./routes.ts";
import { type RunTask, rehearseImport, runImport } from "./run-import.ts";
import { type StartImport, startImport } from "./start-import.ts";
import { undoImport } from "./undo-import.ts";

export type { ImportDeps } from "./deps.ts";
export { documentId } from "./document-id.ts";
export { emptyReport, type FileKind, type ImportTask, type PreparedFile, type Progress, type WrittenFile } from "./import-kind.ts";
export { countPosted, countProducts, findPostedDocuments } from "./ledger-reads.ts";
export { openingDocument } from "./opening-document.ts";
export type { RunResult } from "./run-import.ts";
export { slicesOf } from "./slices.ts";
export type { StartImport } from "./start-import.ts";

/** The kind of an import by its name. */
export type KindOf = (kind: ImportKind) => FileKind;

/** What is done with files of one kind in this process. */
export function importsOfKind<P extends PreparedFile>(deps: ImportDeps, kind: FileKind<P>) {
  return {
    kind,
    /** Opens the import of a file in a transaction. */
    start: (ctx: TxCtx, input: StartImport) => startImport(kind, ctx, input),
    /** Runs it in this process, to its end. */
    run: (ctx: Ctx, task: RunTask) => runImport(deps, kind, ctx, task),
    /** What running it would do, without a trace. */
    rehearse: (ctx: Ctx, input: StartImport, onProgress?: (progress: Progress) => void) => rehearseImport(deps, kind, ctx, input, onProgress),
    undo: (ctx: Ctx, input: { id: string; reason?: string | undefined }) => undoImport(deps, ctx, input),
  };
}

/** Files of all kinds over HTTP: uploaded, previewed, imported in the background, taken back. */
export function createImportFiles(deps: ImportDeps & { readonly clock: Clock }, kinds: Readonly<Record<ImportKind, FileKind>>) {
  const kindOf: KindOf = (kind) => kinds[kind];
  return {
    undo: (ctx: Ctx, input: { id: string; reason?: string | undefined }) => undoImport(deps, ctx, input),
    routes: importFileRoutes(deps, kindOf),
    jobs: [importJob(deps, kindOf, deps.clock)],
    dispatch: [importDispatch],
  };
}
