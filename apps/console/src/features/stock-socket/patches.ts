import type { Alert, LevelItem } from "@lumbung/sdk";
import type { ListData, Page } from "#shared/api";
import { addDecimals } from "#shared/lib";

/** The newest level of a SKU in a warehouse, as it comes over the live connection. */
export interface LevelNews {
  readonly variantId: string;
  readonly sku: string;
  readonly warehouseId: string;
  readonly onHand: string;
  readonly reserved: string;
  readonly available: string;
  readonly position: number;
}

export const levelKey = (level: { readonly variantId: string; readonly warehouseId: string | null }) => `${level.variantId} ${level.warehouseId}`;

/** Puts the newest figures into the rows that show them; the very same data where none does, so that nothing is drawn anew. */
export function patchLevels(data: ListData<LevelItem>, news: ReadonlyMap<string, LevelNews>): ListData<LevelItem> {
  return mapRows(data, (row) => (row.warehouses === undefined ? withNewest(row, news.get(levelKey(row))) : patchMatrixRow(row, row.warehouses, news)));
}

/** A row that tells every warehouse is the sum of them. */
function patchMatrixRow(row: LevelItem, cells: NonNullable<LevelItem["warehouses"]>, news: ReadonlyMap<string, LevelNews>): LevelItem {
  const warehouses = cells.map((cell) => withNewest(cell, news.get(levelKey({ variantId: row.variantId, warehouseId: cell.warehouseId }))));
  if (warehouses.every((cell, index) => cell === cells[index])) return row;
  const sum = (figure: "onHand" | "reserved" | "available") => withoutEndZeros(addDecimals(...warehouses.map((cell) => cell[figure])));
  return { ...row, warehouses, onHand: sum("onHand"), reserved: sum("reserved"), available: sum("available") };
}

function withNewest<Figures extends Pick<LevelItem, "onHand" | "reserved" | "available">>(figures: Figures, level: LevelNews | undefined): Figures {
  if (level === undefined) return figures;
  const { onHand, reserved, available } = level;
  return figures.onHand === onHand && figures.reserved === reserved && figures.available === available ? figures : { ...figures, onHand, reserved, available };
}

/** As the server writes them: "2.50" is "2.5". */
const withoutEndZeros = (decimal: string) => (decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal);

/** Whether news is about a sum that cannot be patched from its parts: it does not tell them, or stock has come to a warehouse that it did not tell. */
export function showsSumOf(data: ListData<LevelItem>, news: readonly LevelNews[]): boolean {
  const sums = new Map(data.pages.flatMap((page) => page.items.filter((row) => row.warehouseId === null).map((row) => [row.variantId, row])));
  return news.some(({ variantId, warehouseId }) => {
    const row = sums.get(variantId);
    return row !== undefined && !row.warehouses?.some((cell) => cell.warehouseId === warehouseId);
  });
}

/** What has become of an alert. */
export interface AlertNews {
  readonly id: string;
  readonly change: Partial<Pick<Alert, "state" | "acknowledgedAt" | "acknowledgedBy" | "resolvedAt" | "onHand">>;
}

/** Follows what has become of the alerts shown. They stay in the list until it is loaded anew, so that nothing jumps away under the finger. */
export function patchAlerts(data: ListData<Alert>, news: ReadonlyMap<string, AlertNews>): ListData<Alert> {
  return mapRows(data, (row) => {
    const change = news.get(row.id)?.change;
    return change === undefined ? row : { ...row, ...change };
  });
}

/** Puts rows that are not yet there before the first one; the newest page of the server decides what is new. */
export function prependNew<Item>(data: ListData<Item>, newest: Page<Item>, idOf: (item: Item) => string): ListData<Item> {
  const [first, ...others] = data.pages;
  if (first === undefined) return data;
  const known = new Set(data.pages.flatMap((page) => page.items.map(idOf)));
  const fresh = newest.items.filter((item) => !known.has(idOf(item)));
  if (fresh.length === 0) return data;
  // Nothing in common: more has come than one page holds, so what lies between is missing. Begin anew.
  if (fresh.length === newest.items.length && newest.nextCursor !== null) return { pages: [newest], pageParams: data.pageParams.slice(0, 1) };
  return { ...data, pages: [{ ...first, items: [...fresh, ...first.items] }, ...others] };
}

function mapRows<Item>(data: ListData<Item>, change: (item: Item) => Item): ListData<Item> {
  let changed = false;
  const pages = data.pages.map((page) => {
    let pageChanged = false;
    const items = page.items.map((item) => {
      const next = change(item);
      pageChanged ||= next !== item;
      return next;
    });
    changed ||= pageChanged;
    return pageChanged ? { ...page, items } : page;
  });
  return changed ? { ...data, pages } : data;
}
