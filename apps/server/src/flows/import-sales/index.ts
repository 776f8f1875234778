import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";
import type { SalesImportDeps } from "./deps.ts";
import { importDispatch, importJob } from "./job.ts";
import type { Progress } from "./prepare.ts";
import { salesImportRoutes } from "./routes.ts";
import { type RunTask, rehearseSalesImport, runSalesImport } from "./run-import.ts";
import { type StartImport, startSalesImport } from "./start-import.ts";
import { undoImport } from "./undo-import.ts";

export type { SalesImportDeps } from "./deps.ts";
export type { Progress } from "./prepare.ts";
export type { RunResult } from "./run-import.ts";
export type { StartImport } from "./start-import.ts";

/** The process of importing sales, across imports, catalogue and inventory. */
export function createSalesImport(deps: SalesImportDeps & { readonly clock: Clock }) {
  return {
    /** Opens the import of a file in a transaction. */
    start: (ctx: TxCtx, input: StartImport) => startSalesImport(ctx, input),
    /** Runs it in this process, to its end. */
    run: (ctx: Ctx, task: RunTask) => runSalesImport(deps, ctx, task),
    /** What running it would do, without a trace. */
    rehearse: (ctx: Ctx, input: StartImport, onProgress: (progress: Progress) => void = () => undefined) => rehearseSalesImport(deps, ctx, input, onProgress),
    undo: (ctx: Ctx, input: { id: string; reason?: string | undefined }) => undoImport(deps, ctx, input),
    routes: salesImportRoutes(deps),
    jobs: [importJob(deps, deps.clock)],
    dispatch: [importDispatch],
  };
}
