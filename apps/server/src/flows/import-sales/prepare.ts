import { Temporal } from "temporal-polyfill";
import { importRepository, type RefusedLine, readSalesFile, refusalTexts, type SalesFile } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { skuKey } from "../../shared/sku-key.ts";
import { documentId, type ImportTask } from "../import-files/index.ts";
import type { SalesImportDeps } from "./deps.ts";
import { type OpeningLine, openingLines, type StockHistory } from "./opening.ts";
import { type KnownSku, type PlannedDocument, planSalesImport, type SalesPlan } from "./plan.ts";
import { defaultServiceCodes } from "./service-codes.ts";
import { findStockHistory } from "./stock-history.ts";

export interface PreparedDocument extends PlannedDocument {
  readonly id: string;
}

/** A file that was read and planned against what the books hold already; nothing has been written. */
export interface PreparedImport {
  readonly file: SalesFile;
  readonly plan: SalesPlan;
  /** Lines that are in the books already. */
  readonly imported: ReadonlySet<number>;
  /** The catalogue's SKUs by key, those to be restored among them. */
  readonly known: Map<string, KnownSku>;
  /** Products an earlier undo archived and this import needs again. */
  readonly restorable: readonly { productId: string; variantId: string }[];
  /** What is to be posted, without the lines that are in the books. */
  readonly documents: PreparedDocument[];
  readonly openingAt: Date | null;
  readonly opening: OpeningLine[];
  /** Lines the plan refuses, told as the reader tells its own. */
  readonly refused: RefusedLine[];
}

/** Reads a file and plans its import. Reads the database, writes nothing. */
export async function prepareSalesImport(deps: SalesImportDeps, ctx: Ctx, task: ImportTask): Promise<PreparedImport> {
  const { currency, timeZone } = await deps.identity.readTenant(ctx);
  const file = await readSalesFile(task.bytes, task.locale, task.settings, { timeZone, currency, now: ctx.clock.now() }, (done, total) =>
    task.onProgress({ phase: "reading", done, total }),
  );
  task.onProgress({ phase: "planning", done: 0, total: file.lines.length });
  const known: Map<string, KnownSku> = await deps.catalogue.findBySku(ctx, [...new Set(file.lines.map((line) => line.sku))]);
  const { archivedByUndo, imported } = await deps.db.read(ctx, async (tx) => {
    const archived = [...known.values()].filter((sku) => sku.archived).map((sku) => sku.variantId);
    return {
      archivedByUndo: archived.length > 0 ? await importRepository.findArchivedByUndo(tx, archived) : new Map<string, string>(),
      imported: await importRepository.findImportedLines(tx, "sales", task.fileHash),
    };
  });
  for (const [key, sku] of known) if (archivedByUndo.has(sku.variantId)) known.set(key, { ...sku, archived: false });

  const serviceCodes = new Set((task.settings.serviceCodes ?? defaultServiceCodes).map(skuKey));
  const plan = planSalesImport(file.lines, known, serviceCodes);
  const documents = withoutImported(plan.documents, imported, task.importId);
  const openingAt = startOfDay(plan.documents[0], timeZone);
  const opening = task.opening === "auto" && openingAt ? await planOpening(deps, ctx, task.warehouseId, documents, known, openingAt) : [];
  return {
    file,
    plan,
    imported,
    known,
    restorable: [...archivedByUndo].map(([variantId, productId]) => ({ productId, variantId })),
    documents,
    openingAt: opening.length > 0 ? openingAt : null,
    opening,
    refused: plan.refused.map(({ line, code, value }) => {
      const column = file.reading.columns[code === "PRICE_NEGATIVE" ? "price" : code === "SKU_ARCHIVED" ? "sku" : "quantity"];
      return { line, column: column === undefined ? null : (file.reading.header[column] ?? null), code, ...refusalTexts(code, value), cells: [] };
    }),
  };
}

/** The documents without lines that are in the books; those that are left with none are gone. */
function withoutImported(planned: readonly PlannedDocument[], imported: ReadonlySet<number>, importId: string | null): PreparedDocument[] {
  const documents: PreparedDocument[] = [];
  for (const document of planned) {
    const lines = imported.size === 0 ? document.lines : document.lines.filter((line) => !imported.has(line.line));
    if (lines.length === 0) continue;
    const numbers = lines.map((line) => line.line);
    documents.push({ ...document, lines, id: importId === null ? "" : documentId(importId, document.type, numbers) });
  }
  return documents;
}

/** Opening stock is dated to the morning of the first day of trade, in the tenant's zone. */
function startOfDay(first: PlannedDocument | undefined, timeZone: string): Date | null {
  if (!first) return null;
  const day = Temporal.Instant.fromEpochMilliseconds(first.effectiveAtMs).toZonedDateTimeISO(timeZone).startOfDay();
  return new Date(day.epochMilliseconds);
}

/**
 * The opening that the documents still need. Documents of this import that were posted before a crash count as planned,
 * not as history; its opening, if posted, is history, so it is never posted twice.
 */
async function planOpening(
  deps: SalesImportDeps,
  ctx: Ctx,
  warehouseId: string,
  documents: readonly PreparedDocument[],
  known: ReadonlyMap<string, KnownSku>,
  openingAt: Date,
): Promise<OpeningLine[]> {
  const keys = new Map<string, string>();
  for (const document of documents) {
    for (const line of document.lines) {
      const sku = known.get(line.skuKey);
      if (sku) keys.set(sku.variantId, line.skuKey);
    }
  }
  const own = documents.map((document) => document.id).filter((id) => id !== "");
  const byVariant = await deps.db.read(ctx, (tx) => findStockHistory(tx, warehouseId, [...keys.keys()], openingAt, own));
  const history = new Map<string, StockHistory>();
  for (const [variantId, entry] of byVariant) history.set(keys.get(variantId) ?? "", entry);
  return openingLines(documents, history);
}
