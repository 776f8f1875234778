import {
  DocumentExport,
  type DocumentItem,
  type DocumentQuery,
  MovementExport,
  type MovementFace,
  type MovementQuery,
  StockCardExport,
  type StockCardLeg,
  type StockCardQuery,
} from "@lumbung/contracts";
import { type Column, moneyColumn, type Terms, timeColumn, warehouseColumns } from "../column.ts";
import type { ExportsDeps } from "../deps.ts";
import type { ListExport } from "../export-route.ts";

const shared = { tag: "Inventory", access: "inventory:read" } as const;

export function movementsExport(deps: ExportsDeps): ListExport<Omit<MovementQuery, "limit" | "cursor">, MovementFace> {
  return {
    ...shared,
    url: "/inventory/movements",
    summary: "Movements as a CSV file, latest first",
    query: MovementExport,
    page: deps.movements,
    columns: (terms) => [
      ...whichColumns<MovementFace>(terms, (movement) => movement.documentNumber),
      { heading: "Line", cell: (movement) => String(movement.lineNo) },
      { heading: "SKU", cell: (movement) => movement.sku },
      { heading: "Name", cell: (movement) => movement.name },
      ...warehouseColumns<MovementFace>(terms, "Warehouse", (movement) => movement.warehouseId),
      ...warehouseColumns<MovementFace>(terms, "To warehouse", (movement) => movement.toWarehouseId),
      { heading: "Quantity", cell: (movement) => movement.quantity },
      ...costColumns<MovementFace>(terms),
      ...whyColumns<MovementFace>(),
      { heading: "Note", cell: (movement) => movement.note },
    ],
  };
}

export function documentsExport(deps: ExportsDeps): ListExport<Omit<DocumentQuery, "limit" | "cursor">, DocumentItem> {
  return {
    ...shared,
    url: "/inventory/documents",
    summary: "Stock documents as a CSV file, latest first",
    query: DocumentExport,
    page: deps.documents,
    columns: (terms) => [
      ...whichColumns<DocumentItem>(terms, (document) => document.number),
      { heading: "Lines", cell: (document) => String(document.lineCount) },
      ...warehouseColumns<DocumentItem>(terms, "Warehouse", (document) => document.warehouseId),
      ...warehouseColumns<DocumentItem>(terms, "To warehouse", (document) => document.toWarehouseId),
      ...whyColumns<DocumentItem>(),
      { heading: "Reversed", cell: (document) => (document.reversedByDocumentId === null ? "no" : "yes") },
    ],
  };
}

export function stockCardExport(deps: ExportsDeps): ListExport<Omit<StockCardQuery, "limit" | "cursor">, StockCardLeg> {
  return {
    ...shared,
    url: "/inventory/stock-card",
    summary: "The history of one SKU with its running balance as a CSV file",
    query: StockCardExport,
    page: deps.stockCard,
    columns: (terms) => [
      ...whichColumns<StockCardLeg>(terms, (leg) => leg.documentNumber),
      ...warehouseColumns<StockCardLeg>(terms, "Warehouse", (leg) => leg.warehouseId),
      ...warehouseColumns<StockCardLeg>(terms, "Other warehouse", (leg) => leg.otherWarehouseId),
      { heading: "Change", cell: (leg) => leg.change },
      { heading: "Balance", cell: (leg) => leg.balance },
      ...costColumns<StockCardLeg>(terms),
      ...whyColumns<StockCardLeg>(),
      { heading: "Note", cell: (leg) => leg.note },
    ],
  };
}

type Recorded = Pick<DocumentItem, "type" | "effectiveAt" | "recordedAt" | "reference" | "reason" | "actor">;

function whichColumns<Item extends Recorded>(terms: Terms, numberOf: (item: Item) => string): Column<Item>[] {
  return [
    timeColumn(terms, "Happened", (item) => item.effectiveAt),
    timeColumn(terms, "Recorded", (item) => item.recordedAt),
    { heading: "Document", cell: numberOf },
    { heading: "Type", cell: (item) => item.type },
  ];
}

function whyColumns<Item extends Recorded>(): Column<Item>[] {
  return [
    { heading: "Reference", cell: (item) => item.reference },
    { heading: "Reason", cell: (item) => item.reason },
    { heading: "Recorded by", cell: (item) => item.actor.name ?? item.actor.id },
  ];
}

function costColumns<Item extends Pick<MovementFace, "unitCost">>(terms: Terms): Column<Item>[] {
  return terms.seesCost ? [moneyColumn(terms, "Unit cost", (item) => item.unitCost)] : [];
}
