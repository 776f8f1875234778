import type { LevelRequest } from "./level-request.ts";
import type { CompareKeys, OrderKey, OrderWindow } from "./order-windows.ts";

/** Between the parts of a key and between keys: characters that no SKU or name holds, below all that they do. */
export const partSeparator = "\u0001";
export const keySeparator = "\u0002";

export interface WindowRow extends Record<string, unknown> {
  /** Ids without dashes, one after the other. */
  readonly variants: string | null;
  /** Missing where the rows are SKUs. */
  readonly warehouses?: string | null;
  readonly keys: string | null;
  readonly count: number;
  readonly long: boolean;
}

/** A window out of the row that its SQL answers with; `rowsMax` is how many rows it was asked for. */
export function windowOf(row: WindowRow | undefined, start: OrderKey | null, rowsMax: number): OrderWindow {
  if (!row || row.count === 0) return { start, rows: [], long: row?.long === true, complete: true };
  const { variants, warehouses } = row;
  const part = (ids: string | null | undefined, i: number) => (ids ?? "").slice(i * 32, i * 32 + 32);
  const rows = (row.keys ?? "").split(keySeparator).map((key, i) => ({ key, variantId: part(variants, i), warehouseId: part(warehouses, i) }));
  return { start, rows, long: row.long, complete: row.count < rowsMax };
}

export function sortsByQuantity(request: LevelRequest): boolean {
  return request.sort === "onHand" || request.sort === "available";
}

/** The same order as the database's: numbers, or text byte by byte; then SKU, then warehouse. */
export function comparatorOf(request: LevelRequest): CompareKeys {
  const sign = request.descending ? -1 : 1;
  const keys = sortsByQuantity(request) ? compareNumbers : compareBytes;
  return (a, b) => sign * (keys(a.key, b.key) || compareText(a.variantId, b.variantId) || compareText(a.warehouseId, b.warehouseId));
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const compareNumbers = (a: string, b: string) => Number(a) - Number(b);
const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function withDashes(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
