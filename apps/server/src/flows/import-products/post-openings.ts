import { type ImportRow, importRepository, type RefusedLine, refusalTexts } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { documentId, openingDocument, type Progress, slicesOf } from "../import-files/index.ts";
import type { ProductImportDeps } from "./deps.ts";
import type { PlannedOpening } from "./plan.ts";
import type { PreparedProducts } from "./prepare.ts";

/** Lines of one opening document, as many as one of the API may have. */
export const openingLinesMax = 1_000;
/** Lines of a document that may be refused one by one before the rest of it is given up. */
const refusedOneByOneMax = 50;

/** Posts the opening stock, a document per slice, and marks its lines. A line the ledger refuses is left out of its document and told. */
export async function postOpenings(
  deps: ProductImportDeps,
  ctx: Ctx,
  prepared: PreparedProducts,
  row: ImportRow,
  variantIds: ReadonlyMap<string, string>,
  onProgress: (progress: Progress) => void | Promise<void>,
): Promise<RefusedLine[]> {
  const { openings } = prepared.plan;
  const refused: RefusedLine[] = [];
  let done = 0;
  for (const slice of slicesOf(openings, openingLinesMax)) {
    await onProgress({ phase: "opening", done, total: openings.length });
    const posted = await postSlice(deps, ctx, prepared, row, variantIds, slice, refused);
    await deps.db.withTransaction(ctx, (tx) =>
      importRepository.addImportedLines(
        tx,
        row,
        posted.map((opening) => opening.line),
      ),
    );
    done += slice.length;
  }
  return refused;
}

async function postSlice(
  deps: ProductImportDeps,
  ctx: Ctx,
  { currency, openingAt }: PreparedProducts,
  { id: importId, warehouseId, fileName }: ImportRow,
  variantIds: ReadonlyMap<string, string>,
  slice: readonly PlannedOpening[],
  refused: RefusedLine[],
): Promise<readonly PlannedOpening[]> {
  let left = slice;
  for (let attempt = 0; left.length > 0; attempt++) {
    const document = openingDocument({
      id: documentId(
        importId,
        "opening",
        left.map((opening) => opening.line),
      ),
      importId,
      warehouseId,
      fileName,
      effectiveAt: openingAt,
      currency: left.some((opening) => opening.unitCostMinor !== null) ? currency : null,
      lines: left.map(({ skuKey, quantity, unitCostMinor }) => ({ variantId: variantIds.get(skuKey) ?? "", quantity, unitCostMinor })),
    });
    const [answer] = await deps.inventory.postDocuments(ctx, [{ document, idempotencyKey: null }]);
    if (!answer || !("error" in answer)) return left;
    const { error } = answer;
    // Overload and broken connections are not the document's fault: the run stops and is taken up later.
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const culprit = typeof error.details.line === "number" && attempt < refusedOneByOneMax ? left[error.details.line - 1] : undefined;
    const out = culprit ? [culprit] : left;
    refused.push(
      ...out.map(({ line }) => ({ line, column: null, code: "LEDGER_REFUSED" as const, ...refusalTexts("LEDGER_REFUSED", error.message), cells: [] })),
    );
    left = culprit ? left.filter((opening) => opening !== culprit) : [];
  }
  return left;
}
