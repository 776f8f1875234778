import type { DocumentPreview, ErrorCode } from "@lumbung/contracts";
import { formatScaled } from "../../../shared/quantity.ts";
import type { LedgerDocument, LedgerLine } from "../movement.ts";
import type { LineKeys, PreviewKey } from "./read-keys.ts";

/** A refusal as post_documents() words it, with the line it stands at (counted from 0). */
export interface LineRefusal {
  readonly line: number;
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
}

export interface Decision {
  readonly refusals: readonly LineRefusal[];
  readonly levels: DocumentPreview["levels"];
}

/** Largest worth of a line in minor units, as the ledger has it. */
const worthMax = 9e12;

/**
 * What the ledger would say of a document, by the rules of post_documents() (migration 0005) but without its locks: first
 * what each line can move at all, then whether every place has enough for all lines together (R-NEG-2). Every refusal is
 * named, not only the first; levels count the lines that are sound.
 */
export function decide(document: LedgerDocument, keys: readonly LineKeys[]): Decision {
  const changes = new Map<PreviewKey, bigint>();
  const taken = new Map<PreviewKey, { first: number; quantity: bigint }>();
  const refusals: LineRefusal[] = [];
  for (const [index, line] of document.lines.entries()) {
    const { from, to } = keys[index] as LineKeys;
    const refusal = refusalOfLine(index, line, from, to);
    if (refusal !== null) {
      refusals.push(refusal);
      continue;
    }
    const quantity = scaledQuantity(line, (from ?? to) as PreviewKey);
    if (from !== null) {
      changes.set(from, (changes.get(from) ?? 0n) - quantity);
      taken.set(from, { first: taken.get(from)?.first ?? index, quantity: (taken.get(from)?.quantity ?? 0n) + quantity });
    }
    if (to !== null) changes.set(to, (changes.get(to) ?? 0n) + quantity);
  }
  for (const [key, { first, quantity }] of taken) {
    const left = key.onHand + (changes.get(key) ?? 0n);
    const enough = left >= 0n && (left >= key.reserved || (document.type !== "issue" && document.type !== "transfer"));
    if (enough || key.policy === "allow" || (key.policy === "approve" && document.approveNegative)) continue;
    const text = (value: bigint) => formatScaled(value, key.scale);
    const details = { policy: key.policy, requested: text(quantity), available: text(left + quantity - key.reserved), reservedByOthers: text(key.reserved) };
    refusals.push({ line: first, code: "INSUFFICIENT_STOCK", details: { line: first + 1, ...details, ...placeOf(key) } });
  }
  return { refusals, levels: levelsOf(changes) };
}

function refusalOfLine(index: number, line: LedgerLine, from: PreviewKey | null, to: PreviewKey | null): LineRefusal | null {
  const key = (from ?? to) as PreviewKey;
  const refuse = (code: ErrorCode, at: PreviewKey, more: object = {}) => ({ line: index, code, details: { line: index + 1, ...more, ...placeOf(at) } });
  for (const end of [key, to]) if (end !== null && end.state !== null) return refuse(end.state, end);
  if (line.quantity.decimals > key.scale) return refuse("QUANTITY_SCALE", key, { scale: key.scale });
  const worth = Number(line.unitCostMinor ?? key.costMinor ?? 0) * Number(scaledQuantity(line, key));
  return worth > worthMax * 10 ** key.scale ? refuse("OUT_OF_RANGE", key) : null;
}

function scaledQuantity(line: LedgerLine, key: PreviewKey): bigint {
  return line.quantity.mantissa * 10n ** BigInt(key.scale - line.quantity.decimals);
}

function placeOf(key: PreviewKey): Record<string, unknown> {
  return {
    sku: key.sku ?? undefined,
    variantId: key.variantId ?? undefined,
    warehouseId: key.warehouseId,
    ...(key.locationId === key.warehouseId ? {} : { locationId: key.locationId }),
  };
}

/** Places of one warehouse are one level. */
function levelsOf(changes: ReadonlyMap<PreviewKey, bigint>): Decision["levels"] {
  const levels = new Map<string, { key: PreviewKey; change: bigint }>();
  for (const [key, change] of changes) {
    const name = `${key.variantId} ${key.warehouseId}`;
    levels.set(name, { key, change: (levels.get(name)?.change ?? 0n) + change });
  }
  return [...levels.values()].map(({ key, change }) => ({
    variantId: key.variantId ?? "",
    sku: key.sku ?? "",
    warehouseId: key.warehouseId,
    before: figuresOf(key, 0n),
    after: figuresOf(key, change),
  }));
}

function figuresOf({ level, scale }: PreviewKey, change: bigint) {
  const onHand = level.onHand + change;
  return { onHand: formatScaled(onHand, scale), reserved: formatScaled(level.reserved, scale), available: formatScaled(onHand - level.reserved, scale) };
}
