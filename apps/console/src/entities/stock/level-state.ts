import { compareDecimals } from "#shared/lib";

/** How it stands with a SKU in a warehouse: `low` below its minimum, `out` with nothing left, `short` below zero. */
export type StockState = "ok" | "low" | "out" | "short";

export function levelState(level: { readonly onHand: string; readonly minimum?: string | null }): StockState {
  const left = compareDecimals(level.onHand, "0");
  if (left < 0) return "short";
  if (left === 0) return "out";
  return level.minimum != null && compareDecimals(level.onHand, level.minimum) < 0 ? "low" : "ok";
}

export const stockTone = { ok: "", low: "text-warn", out: "text-bad", short: "text-bad" } as const satisfies Record<StockState, string>;
