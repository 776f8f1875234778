import type { LedgerDocument } from "../../modules/inventory/index.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { parseDecimal } from "../../shared/quantity.ts";

interface OpeningOfImport {
  readonly id: string;
  readonly importId: string;
  readonly warehouseId: string;
  readonly fileName: string;
  readonly effectiveAt: Date;
  /** Of the lines' costs; null where they have none. */
  readonly currency: string | null;
  readonly lines: ReadonlyArray<{ readonly variantId: string; readonly quantity: string; readonly unitCostMinor: number | null }>;
}

/** Opening stock that a file brings, into the root of its warehouse. */
export function openingDocument({ id, importId, warehouseId, fileName, effectiveAt, currency, lines }: OpeningOfImport): LedgerDocument {
  return {
    id,
    type: "opening",
    warehouseId,
    toWarehouseId: null,
    reference: null,
    reason: `import ${fileName}`,
    channel: null,
    effectiveAt,
    approveNegative: false,
    currency,
    reversesDocumentId: null,
    importId,
    lines: lines.map(({ variantId, quantity, unitCostMinor }) => ({
      variantId,
      quantity: parseDecimal(quantity),
      from: null,
      to: { warehouseId, locationId: warehouseId },
      counterLocationId: counterLocations.opening,
      unitCostMinor,
      note: null,
      reversesPosition: null,
    })),
  };
}
