import type { ImportReport } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { type ImportRow, importRepository } from "../../modules/imports/index.ts";
import { countPosted, countProducts, emptyReport } from "../import-files/index.ts";
import { openingLinesMax } from "./post-openings.ts";
import type { PreparedProducts } from "./prepare.ts";

/** What one run of an import did, or would do. */
export function reportOf({ file, plan, books, restorable, openingAt }: PreparedProducts, refusedByLedger = 0): ImportReport {
  const openings = plan.openings.length - refusedByLedger;
  return {
    ...emptyReport,
    lines: {
      ...emptyReport.lines,
      total: file.lines.length + file.refused.length,
      posted: plan.lines.length - refusedByLedger,
      unchanged: plan.unchanged,
      refused: file.refused.length + plan.refused.length + refusedByLedger,
      alreadyImported: books.imported.size,
    },
    products: {
      ...emptyReport.products,
      created: plan.products.length,
      updated: plan.changes.length,
      restored: restorable.length,
      known: books.bySku.size - restorable.length,
    },
    categories: plan.categories.length,
    minimums: plan.minimums.length,
    documents: { ...emptyReport.documents, opening: Math.ceil(openings / openingLinesMax) },
    movements: { ...emptyReport.movements, opening: openings },
    openingsLeft: plan.openingsLeft,
    openingAt: openings > 0 ? openingAt.toISOString() : null,
  };
}

/** What an import has done over all its runs, counted in the books where they tell it: the report that is kept with it. */
export async function totalReport(ctx: TxCtx, row: ImportRow, _prepared: PreparedProducts, run: ImportReport): Promise<ImportReport> {
  const opening = (await countPosted(ctx, row.id)).find(({ type }) => type === "opening");
  const { created } = await countProducts(ctx, row.id);
  const before = row.report ?? emptyReport;
  return {
    ...run,
    lines: { ...run.lines, posted: await importRepository.countImportedLines(ctx, row.id), alreadyImported: 0 },
    products: {
      ...run.products,
      created,
      updated: before.products.updated + run.products.updated,
      known: Math.max(0, run.products.known - before.products.created),
    },
    categories: before.categories + run.categories,
    minimums: before.minimums + run.minimums,
    documents: { ...run.documents, opening: opening?.documents ?? 0 },
    movements: { ...run.movements, opening: opening?.movements ?? 0 },
    openingAt: before.openingAt ?? run.openingAt,
  };
}
