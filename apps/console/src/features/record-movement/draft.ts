import type { DocumentType } from "@lumbung/contracts";
import type { MoneyValue } from "#shared/i18n";
import { addDecimals, negateDecimal } from "#shared/lib";

/** What is known of the goods of a line. */
export interface Goods {
  readonly variantId: string;
  /** Null where only the SKU is known. */
  readonly productId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly scale: number;
  /** What one costs as far as the catalogue knows; null also for those who may not see cost. */
  readonly cost: MoneyValue | null;
}

export interface DraftLine {
  /** Tells the lines of this draft apart; means nothing elsewhere. */
  readonly id: string;
  /** What was scanned, typed or pasted. */
  readonly code: string;
  /** Null as long as nobody has said what the code stands for. */
  readonly goods: Goods | null;
  /** A decimal string; empty for none. */
  readonly quantity: string;
  /** What stands in the box is no quantity of these goods. */
  readonly unreadable?: boolean;
  readonly unitCost: MoneyValue | null;
  /** Places within the warehouses; empty for their roots. */
  readonly locationId: string;
  readonly toLocationId: string;
  readonly note: string;
}

/** A document that is being written; its lines in the order in which they are shown and posted. */
export interface Draft {
  readonly type: DocumentType;
  readonly warehouseId: string;
  readonly toWarehouseId: string;
  readonly reference: string;
  readonly reason: string;
  /** When it happened; empty for now. */
  readonly effectiveAt: string;
  readonly approveNegative: boolean;
  /** Where new lines lie. */
  readonly locationId: string;
  readonly toLocationId: string;
  readonly lines: readonly DraftLine[];
}

/** Most lines of one document; the server takes no more. */
export const linesMax = 1000;

export const emptyDraft: Draft = {
  type: "receipt",
  warehouseId: "",
  toWarehouseId: "",
  reference: "",
  reason: "",
  effectiveAt: "",
  approveNegative: false,
  locationId: "",
  toLocationId: "",
  lines: [],
};

/** What a line begins with. */
export interface NewLine {
  readonly code: string;
  readonly goods: Goods | null;
  /** Left out where nobody has said how many: one more. */
  readonly quantity?: string | undefined;
  readonly unitCost?: MoneyValue | null | undefined;
  readonly note?: string | undefined;
}

/** The draft with goods added, and the line they are in: one more on the line of the same goods and place, else a new line at the top. */
export function addGoods(draft: Draft, entry: NewLine, newId: () => string): { draft: Draft; lineId: string } {
  const known = draft.lines.find((line) => isSame(line, entry) && line.locationId === draft.locationId && line.toLocationId === draft.toLocationId);
  const added = entry.quantity ?? "1";
  const line: DraftLine =
    known === undefined
      ? lineOf(draft, entry, added, newId())
      : { ...known, quantity: known.quantity === "" ? added : addDecimals(known.quantity, added), unreadable: false };
  return { draft: { ...draft, lines: [line, ...draft.lines.filter((one) => one !== known)] }, lineId: line.id };
}

/** The draft with rows added in their order, before those that are there; nothing is summed up. */
export function addRows(draft: Draft, rows: readonly NewLine[], newId: () => string): Draft {
  return { ...draft, lines: [...rows.map((row) => lineOf(draft, row, row.quantity ?? "", newId())), ...draft.lines] };
}

function lineOf(draft: Draft, { code, goods, unitCost, note }: NewLine, quantity: string, id: string): DraftLine {
  return { id, code, goods, quantity, unitCost: unitCost ?? null, locationId: draft.locationId, toLocationId: draft.toLocationId, note: note ?? "" };
}

function isSame(line: DraftLine, entry: NewLine): boolean {
  // Pieces of another lot are told apart.
  if (line.note !== (entry.note ?? "")) return false;
  return entry.goods === null ? line.goods === null && line.code === entry.code : line.goods?.variantId === entry.goods.variantId;
}

export function changeLine(draft: Draft, id: string, change: Partial<DraftLine>): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) };
}

export function removeLine(draft: Draft, id: string): Draft {
  return { ...draft, lines: draft.lines.filter((line) => line.id !== id) };
}

/** Turns what goes in into what goes out, and back: for keyboards without a minus. */
export function turnSign(draft: Draft, id: string): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.id === id && line.quantity !== "" ? { ...line, quantity: negateDecimal(line.quantity) } : line)) };
}

/** Another kind of document with the same lines. What the new kind does not know is emptied. */
export function changeType(draft: Draft, type: DocumentType): Draft {
  const transfer = type === "transfer";
  return {
    ...draft,
    type,
    toWarehouseId: transfer ? draft.toWarehouseId : "",
    toLocationId: transfer ? draft.toLocationId : "",
    approveNegative: false,
    lines: draft.lines.map((line) => ({ ...line, toLocationId: transfer ? line.toLocationId : "", unitCost: takesCost(type) ? line.unitCost : null })),
  };
}

/** Another warehouse: the places of the old one are none of its own. */
export function changeWarehouse(draft: Draft, warehouseId: string): Draft {
  return { ...draft, warehouseId, locationId: "", lines: draft.lines.map((line) => ({ ...line, locationId: "" })) };
}

export function changeDestination(draft: Draft, toWarehouseId: string): Draft {
  return { ...draft, toWarehouseId, toLocationId: "", lines: draft.lines.map((line) => ({ ...line, toLocationId: "" })) };
}

/** Where goods come into the books, what they cost comes with them. */
export function takesCost(type: DocumentType): boolean {
  return type === "receipt" || type === "opening" || type === "adjustment";
}

/** Whether a reason must be given: for corrections, for the past, and where stock is let go below zero. */
export function needsReason(draft: Draft): boolean {
  return draft.type === "adjustment" || draft.effectiveAt !== "" || draft.approveNegative;
}
