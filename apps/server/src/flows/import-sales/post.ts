import { type ImportRow, importRepository, type RefusedLine, refusalTexts } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import { countPosted, findPostedDocuments, type Progress, slicesOf } from "../import-files/index.ts";
import type { SalesImportDeps } from "./deps.ts";
import { type ImportFace, openingOfSales, toLedgerDocument } from "./ledger-documents.ts";
import type { PreparedDocument, PreparedImport } from "./prepare.ts";

/** Products made in one transaction, documents and lines posted in one: each a fraction of a second. */
const productsPerSlice = 500;
const documentsPerSlice = 100;
const linesPerSlice = 2_000;

export interface PostedImport {
  readonly documents: readonly PreparedDocument[];
  readonly refused: RefusedLine[];
}

type OnProgress = (progress: Progress) => void | Promise<void>;

/**
 * Writes a prepared import in slices, so that no transaction is long: products, opening, then the documents in the order
 * they happened. Every slice can be repeated: a run that is taken up skips what it finds.
 */
export async function postSalesImport(
  deps: SalesImportDeps,
  ctx: Ctx,
  prepared: PreparedImport,
  row: ImportRow,
  onProgress: OnProgress,
): Promise<PostedImport> {
  const variantIds = await makeProducts(deps, ctx, prepared, row, onProgress);
  const face: ImportFace = {
    importId: row.id,
    warehouseId: row.warehouseId,
    fileName: row.fileName,
    variantIdOf: (skuKey) => {
      const id = variantIds.get(skuKey);
      if (id === undefined) throw new Error("a planned SKU has no product");
      return id;
    },
  };
  if (prepared.openingAt) {
    await onProgress({ phase: "opening", done: 0, total: prepared.opening.length });
    const before = await deps.db.read(ctx, (tx) => countPosted(tx, row.id));
    const number = before.find((row) => row.type === "opening")?.documents ?? 0;
    const document = openingOfSales(face, prepared.opening, prepared.openingAt, number);
    const [answer] = await deps.inventory.postDocuments(ctx, [{ document, idempotencyKey: null }]);
    if (answer && "error" in answer) throw answer.error;
  }
  const refused: RefusedLine[] = [];
  const posted: PreparedDocument[] = [];
  const total = prepared.documents.reduce((sum, document) => sum + document.lines.length, 0);
  let done = 0;
  await onProgress({ phase: "posting", done, total });
  for (const slice of slicesOf(prepared.documents, documentsPerSlice, linesPerSlice, (document) => document.lines.length)) {
    const accepted = await postSlice(deps, ctx, face, slice, refused);
    posted.push(...accepted);
    const lines = accepted.flatMap((document) => document.lines.map((line) => line.line));
    await deps.db.withTransaction(ctx, (tx) => importRepository.addImportedLines(tx, row, lines));
    done += slice.reduce((sum, document) => sum + document.lines.length, 0);
    await onProgress({ phase: "posting", done, total });
  }
  return { documents: posted, refused };
}

async function makeProducts(
  deps: SalesImportDeps,
  ctx: Ctx,
  prepared: PreparedImport,
  row: Pick<ImportRow, "id">,
  onProgress: OnProgress,
): Promise<Map<string, string>> {
  const variantIds = new Map([...prepared.known].map(([key, sku]) => [key, sku.variantId]));
  if (prepared.restorable.length > 0) {
    await deps.db.withTransaction(ctx, async (tx) => {
      await deps.catalogue.restoreProducts(
        tx,
        prepared.restorable.map((product) => product.productId),
      );
      await importRepository.claimRestoredProducts(tx, row.id, prepared.restorable);
    });
  }
  const { products } = prepared.plan;
  let done = 0;
  for (const planned of slicesOf(products, productsPerSlice)) {
    await onProgress({ phase: "products", done, total: products.length });
    const slice = planned.map((product) => ({ ...product, productId: newId(), variantId: newId() }));
    await deps.db.withTransaction(ctx, async (tx) => {
      await deps.catalogue.createProducts(tx, slice);
      await importRepository.addImportedProducts(tx, row.id, slice);
    });
    for (const product of slice) variantIds.set(product.skuKey, product.variantId);
    done += slice.length;
  }
  return variantIds;
}

/** Posts a slice; a document the ledger refuses is told as refused lines and hurts nothing else. Returns what is in the books. */
async function postSlice(
  deps: SalesImportDeps,
  ctx: Ctx,
  face: ImportFace,
  slice: readonly PreparedDocument[],
  refused: RefusedLine[],
): Promise<PreparedDocument[]> {
  // Nobody else posts for this import while it is locked, so what is not there now is safe to post.
  const there = await deps.db.read(ctx, (tx) =>
    findPostedDocuments(
      tx,
      slice.map((document) => document.id),
    ),
  );
  const missing = slice.filter((document) => !there.has(document.id));
  const answers = await deps.inventory.postDocuments(
    ctx,
    missing.map((document) => ({ document: toLedgerDocument(face, document), idempotencyKey: null })),
  );
  const failed = new Map<PreparedDocument, AppError>();
  for (const [index, answer] of answers.entries()) {
    const document = missing[index];
    if (!document || !("error" in answer)) continue;
    // Overload and broken connections are not the document's fault: the run stops and is taken up later.
    if (!(answer.error instanceof AppError) || answer.error.status >= 500) throw answer.error;
    failed.set(document, answer.error);
  }
  for (const [document, error] of failed) refused.push(...refusedLines(document, error));
  return slice.filter((document) => !failed.has(document));
}

function refusedLines(document: PreparedDocument, error: AppError): RefusedLine[] {
  const culprit = typeof error.details.line === "number" ? error.details.line - 1 : -1;
  return document.lines.map((line, index) => {
    const what = index === culprit || culprit < 0 ? error.message : `another line of it was, ${error.message}`;
    return { line: line.line, column: null, code: "LEDGER_REFUSED", ...refusalTexts("LEDGER_REFUSED", what), cells: [] };
  });
}
