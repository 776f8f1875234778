import type { PostDocument } from "@lumbung/contracts";
import { type Draft, type DraftLine, needsReason, takesCost } from "./draft.ts";

export type Missing = "warehouse" | "destination" | "lines" | "quantity" | "reason";

/** A draft as it is sent. */
export interface DraftRequest {
  readonly body: PostDocument;
  /** Which line of the draft each line of the request is. */
  readonly lineIds: readonly string[];
}

/** The lines that can be sent: goods or a code, and a quantity. */
function isReady(line: DraftLine): boolean {
  return line.quantity !== "" && line.unreadable !== true;
}

/** What must be filled in before anything can be recorded, in the order of the form. */
export function missingOf(draft: Draft): Missing[] {
  const missing: Missing[] = [];
  if (draft.warehouseId === "") missing.push("warehouse");
  if (draft.type === "transfer" && draft.toWarehouseId === "") missing.push("destination");
  if (needsReason(draft) && draft.reason.trim() === "") missing.push("reason");
  if (draft.lines.length === 0) missing.push("lines");
  if (draft.lines.some((line) => !isReady(line))) missing.push("quantity");
  return missing;
}

/** The draft as the server is asked about it; undefined as long as there is nothing it could say. Lines without a quantity are left out. */
export function previewOf(draft: Draft): DraftRequest | undefined {
  if (draft.warehouseId === "" || (draft.type === "transfer" && draft.toWarehouseId === "")) return undefined;
  const lines = draft.lines.filter(isReady);
  return lines.length === 0 ? undefined : requestOf(draft, lines);
}

/** The whole draft as it is posted. */
export function postOf(draft: Draft): PostDocument {
  return requestOf(draft, draft.lines).body;
}

function requestOf(draft: Draft, lines: readonly DraftLine[]): DraftRequest {
  const body: PostDocument = {
    type: draft.type,
    warehouseId: draft.warehouseId,
    toWarehouseId: draft.type === "transfer" ? draft.toWarehouseId : undefined,
    reference: draft.reference.trim() || undefined,
    reason: draft.reason.trim() || undefined,
    effectiveAt: draft.effectiveAt || undefined,
    approveNegative: draft.approveNegative || undefined,
    lines: lines.map((line) => ({
      ...(line.goods === null ? { sku: line.code } : { variantId: line.goods.variantId }),
      quantity: line.quantity,
      unitCost: line.unitCost !== null && takesCost(draft.type) ? line.unitCost : undefined,
      locationId: line.locationId || undefined,
      toLocationId: (draft.type === "transfer" && line.toLocationId) || undefined,
      note: line.note.trim() || undefined,
    })),
  };
  return { body, lineIds: lines.map((line) => line.id) };
}
