import type { LedgerDocument, LedgerLine } from "../../modules/inventory/index.ts";
import { counterLocations } from "../../shared/counter-locations.ts";
import { newId } from "../../shared/ids.ts";
import { goods } from "./goods.ts";
import type { TradeDocument, TradeLine } from "./plan-trade.ts";

/** Where the demo trades, and its goods in their order. */
export interface LedgerShop {
  readonly main: string;
  readonly branch: string;
  readonly variantIds: readonly string[];
}

/** The other end of what is no transfer. */
const outside = {
  opening: counterLocations.opening,
  receipt: counterLocations.supplier,
  return: counterLocations.customer,
  issue: counterLocations.customer,
  adjustment: counterLocations.loss,
};

export function ledgerDocument(shop: LedgerShop, document: TradeDocument, reference: string, effectiveAt: Date): LedgerDocument {
  const warehouseId = shop[document.place];
  return {
    id: newId(),
    type: document.type,
    warehouseId,
    toWarehouseId: document.type === "transfer" ? shop.branch : null,
    reference,
    reason: document.reason,
    channel: null,
    effectiveAt,
    approveNegative: false,
    currency: null,
    reversesDocumentId: null,
    importId: null,
    lines: document.lines.map((line) => ledgerLine(shop, document, warehouseId, line)),
  };
}

function ledgerLine(shop: LedgerShop, { type }: TradeDocument, warehouseId: string, { good, quantity }: TradeLine): LedgerLine {
  const here = { warehouseId, locationId: warehouseId };
  const line = {
    variantId: shop.variantIds[good] ?? "",
    quantity: { mantissa: BigInt(quantity), decimals: goods[good]?.unit === "kg" ? 3 : 0 },
    unitCostMinor: null,
    note: null,
    reversesPosition: null,
  };
  if (type === "transfer") return { ...line, from: here, to: { warehouseId: shop.branch, locationId: shop.branch }, counterLocationId: null };
  const leaves = type === "issue" || type === "adjustment";
  return { ...line, from: leaves ? here : null, to: leaves ? null : here, counterLocationId: outside[type] };
}
