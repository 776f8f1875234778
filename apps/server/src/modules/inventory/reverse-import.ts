import { type Ctx, mayUseWarehouse } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import type { InventoryDeps } from "./deps.ts";
import { postLedgerDocument } from "./post-documents.ts";

/**
 * Takes back everything an import has posted as one reversal document; what was reversed already is left out.
 * @returns the answer's JSON text, or null when nothing was left to reverse
 * @throws AppError INSUFFICIENT_STOCK when goods of the import have gone on
 */
export async function reverseImport(deps: InventoryDeps, ctx: Ctx, input: { importId: string; warehouseId: string; reason: string }): Promise<string | null> {
  const lines = await deps.stock.findReversibleLinesOfImport(ctx, input.importId);
  if (lines.length === 0) return null;
  if (lines.some((line) => [line.from, line.to].some((place) => place !== null && !mayUseWarehouse(ctx, place.warehouseId)))) {
    throw new AppError("NOT_FOUND", { id: input.importId });
  }
  return postLedgerDocument(
    deps,
    ctx,
    {
      id: newId(),
      type: "reversal",
      warehouseId: input.warehouseId,
      toWarehouseId: null,
      reference: null,
      reason: input.reason,
      channel: null,
      effectiveAt: ctx.clock.now(),
      approveNegative: false,
      currency: null,
      reversesDocumentId: null,
      importId: input.importId,
      // What comes back is counted before what goes, so no stock card dips below zero inside the document.
      lines: lines.toSorted((a, b) => Number(a.from !== null) - Number(b.from !== null)),
    },
    null,
  );
}
