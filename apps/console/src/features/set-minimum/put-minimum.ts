import type { LevelItem } from "@lumbung/sdk";
import type { ListData } from "#shared/api";

/** Of a SKU in a warehouse; null for none. */
export interface Minimum {
  readonly variantId: string;
  readonly warehouseId: string;
  readonly minimum: string | null;
}

/** A list of levels with a minimum as it will be, wherever the list shows it; the very same list where it does not. */
export function putMinimum(data: ListData<LevelItem>, { variantId, warehouseId, minimum }: Minimum): ListData<LevelItem> {
  const shows = (row: LevelItem) => row.variantId === variantId && (row.warehouseId === warehouseId || row.warehouses !== undefined);
  if (!data.pages.some((page) => page.items.some(shows))) return data;
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => (shows(row) ? withMinimum(row, warehouseId, minimum) : row)) })),
  };
}

function withMinimum(row: LevelItem, warehouseId: string, minimum: string | null): LevelItem {
  if (row.warehouses === undefined) return { ...row, minimum };
  // With a minimum it belongs to the warehouse, also where none has ever been.
  if (!row.warehouses.some((cell) => cell.warehouseId === warehouseId))
    return { ...row, warehouses: [...row.warehouses, { warehouseId, onHand: "0", reserved: "0", available: "0", minimum }] };
  return { ...row, warehouses: row.warehouses.map((cell) => (cell.warehouseId === warehouseId ? { ...cell, minimum } : cell)) };
}
