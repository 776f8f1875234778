import type { Ctx } from "../../shared/context.ts";
import type { LedgerLine } from "./movement.ts";

/** Where else a SKU lies, for the one who was refused (R-NEG-3). */
export interface PlaceWithStock {
  readonly warehouseId: string;
  readonly locationId: string;
  readonly onHand: string;
  readonly available: string;
}

/** A posted document with what is needed to reverse it. */
export interface ReversibleDocument {
  readonly id: string;
  readonly type: string;
  readonly warehouseId: string;
  readonly toWarehouseId: string | null;
  readonly reference: string | null;
  /** The document's movements, turned round. */
  readonly reversedLines: LedgerLine[];
}

/** The ledger's read side that the write use cases need. */
export interface StockRepository {
  /** Places of the SKU with stock, within the actor's warehouses, most first, at most 20. */
  findPlacesWithStock(ctx: Ctx, variantId: string): Promise<PlaceWithStock[]>;
  /** The document and its movements turned round; undefined for a foreign id or one outside the actor's warehouses. */
  findReversible(ctx: Ctx, documentId: string): Promise<ReversibleDocument | undefined>;
  /** All movements of an import that are not reversed yet, turned round. */
  findReversibleLinesOfImport(ctx: Ctx, importId: string): Promise<LedgerLine[]>;
}
