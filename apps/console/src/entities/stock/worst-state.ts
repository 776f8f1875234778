import type { LevelItem } from "@lumbung/sdk";
import { levelState, type StockState } from "./level-state.ts";

/**
 * How it stands with a SKU over its warehouses. It is out only where all of it is out; a branch that has none of what it
 * should have makes it low, a branch that need not have any does not.
 */
export function worstState(row: LevelItem): StockState {
  const together = levelState({ onHand: row.onHand });
  if (together !== "ok") return together;
  const cells = row.warehouses ?? [];
  if (cells.some((cell) => levelState(cell) === "short")) return "short";
  return cells.some((cell) => cell.minimum !== null && levelState(cell) !== "ok") ? "low" : "ok";
}
