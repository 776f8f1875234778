import type { ImportReport } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { type ImportRow, importRepository } from "../../modules/imports/index.ts";
import { countPosted, countProducts, emptyReport } from "../import-files/index.ts";
import type { PreparedDocument, PreparedImport } from "./prepare.ts";

type Counts = ImportReport["documents"];

const none: Counts = { opening: 0, issue: 0, return: 0, adjustment: 0 };

export interface ReportInput {
  readonly prepared: PreparedImport;
  /** What was posted, or would be. */
  readonly documents: readonly PreparedDocument[];
  readonly refusedByLedger: number;
}

/** What one run of an import did, or would do. */
export function reportOf({ prepared, documents, refusedByLedger }: ReportInput): ImportReport {
  const { plan, file, imported } = prepared;
  const counts = { ...none };
  const movements = { ...none };
  for (const document of documents) {
    counts[document.type]++;
    movements[document.type] += document.lines.length;
  }
  if (prepared.openingAt) {
    counts.opening = 1;
    movements.opening = prepared.opening.length;
  }
  const first = plan.documents[0]?.effectiveAtMs;
  const last = plan.documents.at(-1)?.effectiveAtMs;
  const serviceLines = plan.services.reduce((sum, service) => sum + service.lines.filter((line) => !imported.has(line)).length, 0);
  return {
    ...emptyReport,
    lines: {
      ...emptyReport.lines,
      total: file.lines.length + file.refused.length,
      posted: documents.reduce((sum, document) => sum + document.lines.length, 0),
      services: serviceLines,
      refused: file.refused.length + plan.refused.length + refusedByLedger,
      alreadyImported: imported.size,
    },
    products: {
      ...emptyReport.products,
      created: plan.products.length,
      services: plan.products.filter((product) => !product.stocked).length,
      restored: prepared.restorable.length,
      known: prepared.known.size - prepared.restorable.length,
    },
    documents: counts,
    movements,
    services: plan.services.map((service) => ({ sku: service.sku, name: service.name, lines: service.lines.length })),
    giveaways: plan.giveaways,
    from: first === undefined ? null : new Date(first).toISOString(),
    to: last === undefined ? null : new Date(last).toISOString(),
    openingAt: prepared.openingAt?.toISOString() ?? null,
  };
}

/**
 * What an import has done over all its runs, counted in the books themselves: the report that is kept with it. Lines that
 * move nothing are marked here as being in the books too.
 */
export async function totalReport(ctx: TxCtx, row: ImportRow, prepared: PreparedImport, run: ImportReport): Promise<ImportReport> {
  await importRepository.addImportedLines(
    ctx,
    row,
    prepared.plan.services.flatMap((service) => service.lines),
  );
  const documents = { ...none };
  const movements = { ...none };
  for (const posted of await countPosted(ctx, row.id)) {
    documents[posted.type] = posted.documents;
    movements[posted.type] = posted.movements;
  }
  const products = await countProducts(ctx, row.id);
  const skus = prepared.known.size + prepared.plan.products.length;
  return {
    ...run,
    lines: {
      ...run.lines,
      posted: movements.issue + movements.return + movements.adjustment,
      services: prepared.plan.services.reduce((sum, service) => sum + service.lines.length, 0),
      alreadyImported: 0,
    },
    products: { ...products, updated: 0, restored: run.products.restored, known: skus - products.created },
    documents,
    movements,
    openingAt: row.report?.openingAt ?? run.openingAt,
  };
}
