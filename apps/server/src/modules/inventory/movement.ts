import type { DocumentType, PostDocument, PostedDocumentType } from "@lumbung/contracts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { AppError } from "../../shared/errors.ts";
import { type DecimalQuantity, parseDecimal } from "../../shared/quantity.ts";

/** A place stock is in: a storage location of a warehouse. The root location has the id of its warehouse. */
export interface Place {
  readonly warehouseId: string;
  readonly locationId: string;
}

/** One movement to post: a positive quantity from one place to another, one of which may be a counter-location (R-LED-2). */
export interface LedgerLine {
  readonly sku?: string;
  readonly variantId?: string;
  /** mantissa > 0. */
  readonly quantity: DecimalQuantity;
  readonly from: Place | null;
  readonly to: Place | null;
  /** The virtual end, where `from` or `to` is null. */
  readonly counterLocationId: string | null;
  readonly unitCostMinor: number | null;
  readonly note: string | null;
  readonly reversesPosition: number | null;
}

/** A document as the ledger posts it: what is not decided yet is its number, positions and levels. */
export interface LedgerDocument {
  readonly id: string;
  readonly type: PostedDocumentType;
  readonly warehouseId: string;
  readonly toWarehouseId: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly channel: string | null;
  readonly effectiveAt: Date;
  readonly approveNegative: boolean;
  /** Currency of the lines' unit costs; the ledger refuses any but the tenant's. */
  readonly currency: string | null;
  readonly reversesDocumentId: string | null;
  readonly importId: string | null;
  readonly lines: readonly LedgerLine[];
}

const inbound: Partial<Record<DocumentType, string>> = {
  receipt: counterLocations.supplier,
  return: counterLocations.customer,
  opening: counterLocations.opening,
};

/**
 * The movements of a document as a caller wrote it. Pure; what needs the database (does the SKU exist, is there enough)
 * is decided by post_documents() under its locks.
 */
export function linesOf(document: PostDocument): LedgerLine[] {
  const place = (locationId: string | undefined): Place => ({ warehouseId: document.warehouseId, locationId: locationId ?? document.warehouseId });
  return document.lines.map((line, index) => {
    const entered = parseDecimal(line.quantity);
    if (entered.mantissa === 0n || (entered.mantissa < 0n && document.type !== "adjustment")) {
      throw new AppError("INVALID_QUANTITY", { line: index + 1, quantity: line.quantity });
    }
    const quantity = entered.mantissa < 0n ? { ...entered, mantissa: -entered.mantissa } : entered;
    const common = {
      sku: line.sku,
      variantId: line.variantId,
      quantity,
      unitCostMinor: line.unitCost?.amount ?? null,
      note: line.note ?? null,
      reversesPosition: null,
    };
    if (document.type === "transfer") {
      const destination = document.toWarehouseId ?? document.warehouseId;
      const to = { warehouseId: destination, locationId: line.toLocationId ?? destination };
      const from = place(line.locationId);
      if (from.locationId === to.locationId) throw new AppError("SAME_WAREHOUSE", { line: index + 1 });
      return { ...common, from, to, counterLocationId: null };
    }
    if (document.type === "issue") return { ...common, from: place(line.locationId), to: null, counterLocationId: counterLocations.customer };
    if (entered.mantissa < 0n) return { ...common, from: place(line.locationId), to: null, counterLocationId: counterLocations.loss };
    return { ...common, from: null, to: place(line.locationId), counterLocationId: inbound[document.type] ?? counterLocations.gain };
  });
}
