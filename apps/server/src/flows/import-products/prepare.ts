import { importRepository, type ProductFile, type RefusedLine, readProductFile, refusalTexts } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import type { ImportTask } from "../import-files/index.ts";
import { type Books, findBegun, findMinimums, indexSkus, knownOf } from "./books.ts";
import { readCategoryTree } from "./category-tree.ts";
import type { ProductImportDeps } from "./deps.ts";
import { type ProductPlan, planProductImport } from "./plan.ts";

/** A file of goods that was read and planned against what the books hold already; nothing has been written. */
export interface PreparedProducts {
  readonly file: ProductFile;
  readonly plan: ProductPlan;
  readonly books: Books;
  /** Products an earlier undo archived and this import brings back. */
  readonly restorable: readonly { productId: string; variantId: string }[];
  /** ISO 4217, of the costs. */
  readonly currency: string;
  /** Opening stock is dated to the moment of the import. */
  readonly openingAt: Date;
  readonly refused: RefusedLine[];
}

/** Reads a file and plans its import. Reads the database, writes nothing. */
export async function prepareProductImport(deps: ProductImportDeps, ctx: Ctx, task: ImportTask): Promise<PreparedProducts> {
  const { currency } = await deps.identity.readTenant(ctx);
  const now = ctx.clock.now();
  const file = await readProductFile(task.bytes, task.locale, task.settings, { currency, now }, (done, total) =>
    task.onProgress({ phase: "reading", done, total }),
  );
  task.onProgress({ phase: "planning", done: 0, total: file.lines.length });
  const { books, restorable } = await readBooks(deps, ctx, task, file);
  const plan = planProductImport(file.lines, books, { existing: task.settings.existing ?? "skip", opening: task.opening });
  return {
    file,
    plan,
    books,
    restorable,
    currency,
    openingAt: now,
    refused: plan.refused.map(({ line, field, code, value }) => {
      const column = file.reading.columns[field];
      return { line, column: column === undefined ? null : (file.reading.header[column] ?? null), code, ...refusalTexts(code, value), cells: [] };
    }),
  };
}

async function readBooks(deps: ProductImportDeps, ctx: Ctx, task: ImportTask, { lines }: ProductFile): Promise<Pick<PreparedProducts, "books" | "restorable">> {
  const found = await deps.catalogue.findSkus(ctx, { skus: lines.map((line) => line.sku), barcodes: lines.flatMap((line) => line.barcodes) });
  return deps.db.read(ctx, async (tx) => {
    const imported = await importRepository.findImportedLines(tx, "products", task.fileHash);
    const archived = found.filter((sku) => sku.archived).map((sku) => sku.variantId);
    const byUndo = archived.length > 0 ? await importRepository.findArchivedByUndo(tx, archived) : new Map<string, string>();
    const made = task.importId === null ? [] : await importRepository.findImportedProducts(tx, task.importId);
    const index = indexSkus(found.map((sku) => (byUndo.has(sku.variantId) ? { ...sku, archived: false } : sku)));
    // Only lines that are still to come are measured: a price list opens nothing, and the same file again is quick.
    const idsOf = (field: "quantity" | "minimum") =>
      lines.filter((line) => line[field] !== null && !imported.has(line.line)).flatMap((line) => knownOf(line, index)?.variantId ?? []);
    return {
      restorable: [...byUndo].map(([variantId, productId]) => ({ variantId, productId })),
      books: {
        ...index,
        own: new Set([...byUndo.keys(), ...made.map((product) => product.variantId)]),
        begun: task.opening === "none" ? new Map() : await findBegun(tx, task.warehouseId, idsOf("quantity"), task.importId),
        minimums: await findMinimums(tx, task.warehouseId, idsOf("minimum")),
        categories: await readCategoryTree(tx),
        imported,
      },
    };
  });
}
