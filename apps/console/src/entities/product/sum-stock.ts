import type { ProductStock } from "@lumbung/sdk";
import { addDecimals } from "#shared/lib";

/** What one product has: rows of its SKUs, and of each warehouse unless they are summed. */
export type StockRows = readonly ProductStock[];

/** Low is below a minimum, out is nothing left. */
export type StockState = "ok" | "low" | "out";

export interface StockSum {
  readonly onHand: string;
  readonly available: string;
  readonly reserved: string;
  readonly state: StockState;
}

/** All rows together. Only for rows that are counted in one unit. */
export function sumStock(rows: StockRows): StockSum {
  const sum = (field: "onHand" | "available" | "reserved") => addDecimals(...rows.map((row) => row[field]));
  const [onHand, available, reserved] = [sum("onHand"), sum("available"), sum("reserved")];
  const state = /^-|^0(\.0+)?$/.test(onHand) ? "out" : rows.some((row) => row.low) ? "low" : "ok";
  return { onHand, available, reserved, state };
}
