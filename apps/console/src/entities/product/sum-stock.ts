import type { ProductStock } from "@lumbung/sdk";
import { addDecimals } from "#shared/lib";

/** What one product has: rows of its SKUs, and of each warehouse unless they are summed. */
export type StockRows = readonly ProductStock[];

export interface StockSum {
  readonly onHand: string;
  readonly available: string;
  readonly reserved: string;
}

/** All rows together. Only for rows that are counted in one unit. */
export function sumStock(rows: StockRows): StockSum {
  const sum = (field: keyof StockSum) => addDecimals(...rows.map((row) => row[field]));
  return { onHand: sum("onHand"), available: sum("available"), reserved: sum("reserved") };
}
