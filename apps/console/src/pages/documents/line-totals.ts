import { addDecimals, decimalsOf } from "#shared/lib";

interface Line {
  readonly quantity: string;
  readonly baseUnit: string;
  readonly unitCost: { readonly amount: number; readonly currency: string } | null;
}

/** What the lines add up to, where they can be added: goods counted in one unit. Undefined for a mixture. */
export function totalQuantity(lines: readonly Line[]): { value: string; unit: string } | undefined {
  const [first] = lines;
  if (first === undefined || lines.some(({ baseUnit }) => baseUnit !== first.baseUnit)) return undefined;
  return { value: addDecimals(...lines.map(({ quantity }) => quantity)), unit: first.baseUnit };
}

/**
 * What a line costs in whole minor units: unit cost times quantity, halves rounded away from zero (as the books round);
 * undefined where the cost is not known.
 */
export function lineCost({ quantity, unitCost }: Line): { amount: number; currency: string } | undefined {
  if (unitCost === null) return undefined;
  const decimals = decimalsOf(quantity);
  const product = BigInt(quantity.replace(".", "")) * BigInt(unitCost.amount);
  const divisor = 10n ** BigInt(decimals);
  const half = (product < 0n ? -divisor : divisor) / 2n;
  return { amount: Number((product + half) / divisor), currency: unitCost.currency };
}

/** The cost of all lines; undefined as soon as that of one is not known. */
export function totalCost(lines: readonly Line[]): { amount: number; currency: string } | undefined {
  const costs = lines.map(lineCost);
  const [first] = costs;
  if (first === undefined || costs.some((cost) => cost === undefined)) return undefined;
  return { amount: costs.reduce((sum, cost) => sum + (cost?.amount ?? 0), 0), currency: first.currency };
}
