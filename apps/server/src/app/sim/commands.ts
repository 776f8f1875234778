import type { DocumentType, PostDocument } from "@lumbung/contracts";
import { formatScaled } from "../../shared/quantity.ts";
import type { Random } from "./random.ts";
import type { SimBusiness, SimPlace } from "./world.ts";

/** A document as it is sent; its reference is its own, so it is found again whatever became of its answer. */
export type SimDocument = PostDocument & { reference: string };

export type Command =
  | { readonly kind: "document"; readonly document: SimDocument }
  | { readonly kind: "batch"; readonly documents: readonly SimDocument[] }
  | { readonly kind: "reversal"; readonly documentId: string };

/** What clients do, and how often. Issues ask for more than there is often enough. */
const kinds = { document: 80, batch: 10, reversal: 10 } as const;
const types: Readonly<Record<DocumentType, number>> = { receipt: 30, issue: 36, transfer: 12, adjustment: 10, return: 8, opening: 4 };

/**
 * The next command of a client. `reference` is the stem of the references of its documents.
 * @param posted ids of documents the client knows of, for reversals
 */
export function chooseCommand(random: Random, business: SimBusiness, reference: string, posted: readonly string[]): Command {
  const kind = random.weighted(kinds);
  if (kind === "reversal" && posted.length > 0) return { kind, documentId: random.pick(posted) };
  if (kind === "batch") {
    const documents = Array.from({ length: random.int(2, 12) }, (_, index) => chooseDocument(random, business, `${reference}.${index}`));
    return { kind, documents };
  }
  return { kind: "document", document: chooseDocument(random, business, reference) };
}

function chooseDocument(random: Random, business: SimBusiness, reference: string): SimDocument {
  const type = random.weighted(types);
  const place = random.pick(business.places);
  const others = business.places.filter((one) => one !== place);
  const to = type === "transfer" ? random.pick(others) : undefined;
  const isBackdated = random.chance(0.05);
  return {
    type,
    reference,
    warehouseId: place.warehouseId,
    ...(to ? { toWarehouseId: to.warehouseId } : {}),
    ...(type === "adjustment" || isBackdated ? { reason: "simulated" } : {}),
    ...(isBackdated ? { effectiveAt: new Date(Date.now() - random.int(1, 72) * 3_600_000).toISOString() } : {}),
    lines: Array.from({ length: random.chance(0.7) ? 1 : random.int(2, 6) }, () => chooseLine(random, business, type, place, to)),
  };
}

function chooseLine(random: Random, business: SimBusiness, type: DocumentType, place: SimPlace, to: SimPlace | undefined): PostDocument["lines"][number] {
  // One SKU is hot: a third of everything wants it.
  const sku = random.chance(0.33) ? (business.skus[0] as SimBusiness["skus"][number]) : random.pick(business.skus);
  const size = random.int(1, type === "receipt" || type === "opening" ? 40 : 30);
  const sign = type === "adjustment" && random.chance(0.5) ? -1 : 1;
  const scaled = BigInt(sign) * (BigInt(size) * 10n ** BigInt(sku.scale) - BigInt(sku.scale > 0 ? random.int(0, 9) : 0));
  return {
    ...(random.chance(0.5) ? { sku: sku.sku } : { variantId: sku.variantId }),
    quantity: formatScaled(scaled, sku.scale),
    ...(place.locationId === place.warehouseId ? {} : { locationId: place.locationId }),
    ...(to && to.locationId !== to.warehouseId ? { toLocationId: to.locationId } : {}),
  };
}
