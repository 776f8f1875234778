import type { IdempotencyClaim } from "../../infrastructure/http/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import type { InventoryDeps } from "./deps.ts";
import { effectiveInstant, postLedgerDocument } from "./post-documents.ts";

/**
 * Posts the document that takes another one back (R-LED-3): same lines, ends exchanged, effective now unless told
 * otherwise. A document is reversed once, and not where that would break R-NEG.
 * @throws AppError NOT_FOUND, NOT_REVERSIBLE, ALREADY_REVERSED, INSUFFICIENT_STOCK
 */
export async function reverseDocument(
  deps: InventoryDeps,
  ctx: Ctx,
  input: { id: string; reason: string; effectiveAt?: string | undefined },
  claim: IdempotencyClaim | null,
): Promise<string> {
  const original = await deps.stock.findReversible(ctx, input.id);
  if (!original) throw new AppError("NOT_FOUND", { id: input.id });
  if (original.type === "reversal") throw new AppError("NOT_REVERSIBLE", { id: input.id });
  return postLedgerDocument(
    deps,
    ctx,
    {
      id: newId(),
      type: "reversal",
      warehouseId: original.toWarehouseId ?? original.warehouseId,
      toWarehouseId: original.toWarehouseId === null ? null : original.warehouseId,
      reference: original.reference,
      reason: input.reason,
      channel: null,
      effectiveAt: effectiveInstant(ctx, input),
      approveNegative: false,
      currency: null,
      reversesDocumentId: original.id,
      importId: null,
      lines: original.reversedLines,
    },
    claim,
  );
}
