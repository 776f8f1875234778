import type { LedgerDocument, LedgerLine } from "../../modules/inventory/index.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { parseDecimal } from "../../shared/quantity.ts";
import { documentId, openingDocument } from "../import-files/index.ts";
import type { OpeningLine } from "./opening.ts";
import type { PlannedLine, SalesDocumentType } from "./plan.ts";
import type { PreparedDocument } from "./prepare.ts";

export interface ImportFace {
  readonly importId: string;
  readonly warehouseId: string;
  readonly fileName: string;
  /** The SKU's id by its key. */
  readonly variantIdOf: (skuKey: string) => string;
}

/** The ledger's document of a planned one. All movements are between the root of the warehouse and the world outside. */
export function toLedgerDocument(face: ImportFace, document: PreparedDocument): LedgerDocument {
  return {
    ...header(face, document.effectiveAtMs),
    id: document.id,
    type: document.type,
    reference: document.reference,
    reason: document.remark ? `${document.remark} (import ${face.fileName})` : `import ${face.fileName}`,
    lines: document.lines.map((line) => saleLine(face, document.type, line)),
  };
}

/**
 * The opening stock of an import. What an earlier run has posted shows in the balances the plan starts from; `number`
 * counts those before, so that a run which does not see the last one yet collides with it instead of doubling it.
 */
export function openingOfSales(face: ImportFace, lines: readonly OpeningLine[], at: Date, number: number): LedgerDocument {
  return openingDocument({
    ...face,
    id: documentId(face.importId, "opening", [number]),
    effectiveAt: at,
    currency: null,
    lines: lines.map((line) => ({ variantId: face.variantIdOf(line.skuKey), quantity: line.quantity, unitCostMinor: null })),
  });
}

function header(face: ImportFace, effectiveAtMs: number) {
  return {
    warehouseId: face.warehouseId,
    toWarehouseId: null,
    channel: null,
    effectiveAt: new Date(effectiveAtMs),
    approveNegative: false,
    currency: null,
    reversesDocumentId: null,
    importId: face.importId,
  };
}

function saleLine(face: ImportFace, type: SalesDocumentType, line: PlannedLine): LedgerLine {
  const common = { ...movement(face, line.skuKey, line.quantity), note: line.note };
  if (type === "issue") return { ...common, from: root(face), to: null, counterLocationId: counterLocations.customer };
  if (type === "return") return { ...common, from: null, to: root(face), counterLocationId: counterLocations.customer };
  return line.quantity.startsWith("-")
    ? { ...common, from: root(face), to: null, counterLocationId: counterLocations.loss }
    : { ...common, from: null, to: root(face), counterLocationId: counterLocations.gain };
}

function movement(face: ImportFace, skuKey: string, quantity: string) {
  return {
    variantId: face.variantIdOf(skuKey),
    quantity: parseDecimal(quantity.replace("-", "")),
    unitCostMinor: null,
    note: null,
    reversesPosition: null,
  };
}

function root(face: ImportFace) {
  return { warehouseId: face.warehouseId, locationId: face.warehouseId };
}
