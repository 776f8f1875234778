import { type StockRows, sumStock } from "#entities/product";
import { levelState, type StockState } from "#entities/stock";

/** How it stands with some stock together: what is there at all, and whether any of it is below its minimum. */
export function stateOf(rows: StockRows): StockState {
  const together = levelState(sumStock(rows));
  return together === "ok" && rows.some((row) => row.low) ? "low" : together;
}
