import { counterLocations } from "../../shared/counter-locations.ts";
import { toScaled } from "../../shared/quantity.ts";
import type { SimDocument } from "./commands.ts";
import type { SimBusiness } from "./world.ts";

/** Balances by `variant location`, in base unit × 10^scale; counter-locations included, as the negative of the rest. */
export type Balances = Map<string, bigint>;

/** How each type of document moves stock between a place and the world: the counter-location, and whether goods come in. */
const directions = {
  receipt: { counter: counterLocations.supplier, comesIn: true },
  issue: { counter: counterLocations.customer, comesIn: false },
  return: { counter: counterLocations.customer, comesIn: true },
  opening: { counter: counterLocations.opening, comesIn: true },
} as const;

/** What a document does to the balances, worked out from what was asked for and nothing the server said. */
export function effectsOf(business: SimBusiness, document: SimDocument): Array<[key: string, delta: bigint]> {
  return document.lines.flatMap((line): Array<[string, bigint]> => {
    const sku = business.skus.find((one) => one.sku === line.sku || one.variantId === line.variantId);
    if (sku === undefined) throw new Error(`${line.sku ?? line.variantId} is not of this business`);
    const quantity = toScaled(line.quantity, sku.scale);
    const here = line.locationId ?? document.warehouseId;
    const [from, to] = legs(document, line.toLocationId, here, quantity);
    const size = quantity < 0n ? -quantity : quantity;
    return [
      [`${sku.variantId} ${from}`, -size],
      [`${sku.variantId} ${to}`, size],
    ];
  });
}

function legs(document: SimDocument, toLocationId: string | undefined, here: string, quantity: bigint): [from: string, to: string] {
  if (document.type === "transfer") return [here, toLocationId ?? document.toWarehouseId ?? document.warehouseId];
  if (document.type === "adjustment") return quantity < 0n ? [here, counterLocations.loss] : [counterLocations.gain, here];
  const { counter, comesIn } = directions[document.type];
  return comesIn ? [counter, here] : [here, counter];
}

export function apply(balances: Balances, effects: Iterable<readonly [string, bigint]>, sign: 1n | -1n): void {
  for (const [key, delta] of effects) balances.set(key, (balances.get(key) ?? 0n) + sign * delta);
}
