import { formatScaled } from "../../shared/quantity.ts";
import { type PlannedDocument, stockDelta } from "./plan.ts";

/** What the ledger holds of a SKU at the place of the import, without the documents of the import itself. */
export interface StockHistory {
  /** On hand now, in millionths of the base unit. */
  readonly onHand: bigint;
  /** On hand before the instant the opening is dated to. */
  readonly onHandBefore: bigint;
  /** Movements from that instant on, by (effective_at, position). */
  readonly movements: readonly { readonly atMs: number; readonly delta: bigint }[];
}

export interface OpeningLine {
  readonly skuKey: string;
  /** Decimal string above zero. */
  readonly quantity: string;
}

/**
 * The smallest opening stock with which no balance of the import's SKUs goes below zero, at any instant in the order
 * (effective_at, position) from the SKU's first line on, nor in the order of posting, which the ledger guards too
 * (R-NEG-2, R-LED-5). Pure; `documents` are in the order they are posted, which is the order they happened. Movements
 * the ledger already holds come before the import's own at the same instant, for their positions are lower.
 */
export function openingLines(documents: readonly PlannedDocument[], history: ReadonlyMap<string, StockHistory>): OpeningLine[] {
  const flows = new Map<string, { atMs: number; delta: bigint }[]>();
  for (const document of documents) {
    for (const line of document.lines) {
      let flow = flows.get(line.skuKey);
      if (!flow) {
        flow = [];
        flows.set(line.skuKey, flow);
      }
      flow.push({ atMs: document.effectiveAtMs, delta: stockDelta(document.type, line) });
    }
  }
  const opening: OpeningLine[] = [];
  for (const [skuKey, flow] of flows) {
    const needed = shortfall(flow, history.get(skuKey));
    if (needed > 0n) opening.push({ skuKey, quantity: formatScaled(needed, 6) });
  }
  return opening;
}

function shortfall(flow: readonly { atMs: number; delta: bigint }[], history: StockHistory | undefined): bigint {
  const past = history?.movements ?? [];
  let posted = history?.onHand ?? 0n;
  let balance = history?.onHandBefore ?? 0n;
  let lowest = 0n;
  let next = 0;
  const lower = (value: bigint) => {
    if (value < lowest) lowest = value;
  };
  for (const [index, { atMs, delta }] of flow.entries()) {
    for (; next < past.length && (past[next]?.atMs ?? 0) <= atMs; next++) {
      balance += past[next]?.delta ?? 0n;
      // What was below zero before the first line of the import is not the import's doing.
      if (index > 0) lower(balance);
    }
    balance += delta;
    posted += delta;
    lower(balance);
    lower(posted);
  }
  for (; next < past.length; next++) {
    balance += past[next]?.delta ?? 0n;
    lower(balance);
  }
  return -lowest;
}
