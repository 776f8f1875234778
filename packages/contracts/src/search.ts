import { z } from "zod";
import { Instant, Uuid } from "./common.ts";
import { PostedDocumentType } from "./inventory.ts";

export const SearchQuery = z.object({
  q: z.string().trim().min(1).max(200).meta({ description: "Words, a SKU, a barcode, the number or reference of a document, the code or name of a warehouse" }),
  limit: z.coerce.number().int().min(1).max(20).default(6).meta({ description: "Most hits of each kind" }),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Hits of each kind, the best first; a kind the caller may not read is empty. */
export const SearchResult = z.object({
  products: z.array(z.object({ productId: Uuid, variantId: Uuid, sku: z.string(), name: z.string(), baseUnit: z.string(), archived: z.boolean() })),
  documents: z.array(
    z.object({ id: Uuid, number: z.string(), type: PostedDocumentType, warehouseId: Uuid, reference: z.string().nullable(), effectiveAt: Instant }),
  ),
  warehouses: z.array(z.object({ id: Uuid, code: z.string(), name: z.string(), archived: z.boolean() })),
  categories: z.array(z.object({ id: Uuid, name: z.string() })),
});
export type SearchResult = z.infer<typeof SearchResult>;
