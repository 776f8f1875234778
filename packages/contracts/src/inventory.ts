import { z } from "zod";
import { Instant, Money, Quantity, Uuid } from "./common.ts";
import { documentTypes, postedDocumentTypes } from "./document-types.ts";
import { ProblemFace, ProblemSchema } from "./errors.ts";
import { JobProgress } from "./jobs.ts";
import { QuantitySum } from "./stock-summary.ts";

export const DocumentType = z.enum(documentTypes);
export type DocumentType = z.infer<typeof DocumentType>;

export const PostedDocumentType = z.enum(postedDocumentTypes);
export type PostedDocumentType = z.infer<typeof PostedDocumentType>;

export const MovementLine = z
  .object({
    sku: z.string().min(1).max(100).optional(),
    variantId: Uuid.optional(),
    quantity: Quantity,
    unitCost: Money.optional(),
    locationId: Uuid.optional().meta({ description: "A location inside the warehouse; its root when left out" }),
    toLocationId: Uuid.optional().meta({ description: "For transfers: a location inside the destination" }),
    note: z.string().max(500).optional(),
  })
  .refine((line) => (line.sku === undefined) !== (line.variantId === undefined), { message: "give either sku or variantId", path: ["sku"] });

export const PostDocument = z.object({
  type: DocumentType,
  warehouseId: Uuid,
  toWarehouseId: Uuid.optional().meta({ description: "For transfers: the destination" }),
  reference: z.string().min(1).max(200).optional(),
  reason: z.string().min(1).max(500).optional(),
  channel: z.string().min(1).max(50).optional(),
  effectiveAt: Instant.optional().meta({ description: "When it happened; now when left out. The past needs inventory:backdate and a reason" }),
  approveNegative: z
    .boolean()
    .optional()
    .meta({ description: "Lets stock go below zero where the policy is `approve`; needs inventory:approve-negative and a reason" }),
  lines: z.array(MovementLine).min(1).max(1000),
});
export type PostDocument = z.infer<typeof PostDocument>;

export const PostDocumentBatch = z.object({ documents: z.array(PostDocument).min(1).max(1000) });

const DocumentFace = z.object({
  id: Uuid,
  number: z.string(),
  type: PostedDocumentType,
  warehouseId: Uuid,
  toWarehouseId: Uuid.nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  effectiveAt: Instant,
  recordedAt: Instant,
  actorId: z.string(),
  lineCount: z.int(),
  reversesDocumentId: Uuid.nullable(),
});

const PostedMovement = z.object({
  id: z.string(),
  position: z.int(),
  lineNo: z.int(),
  variantId: Uuid,
  sku: z.string(),
  quantity: Quantity,
  fromWarehouseId: Uuid.nullable(),
  toWarehouseId: Uuid.nullable(),
});

/** Stock of one SKU in one warehouse, over all its locations, as the document left it. */
export const Level = z.object({ variantId: Uuid, sku: z.string(), warehouseId: Uuid, onHand: QuantitySum, reserved: QuantitySum, available: QuantitySum });
export type Level = z.infer<typeof Level>;

/** The answer to a posted document, and the payload of `inventory.movement.created`: the same text, written once. */
export const PostedDocument = z.object({ document: DocumentFace, movements: z.array(PostedMovement), levels: z.array(Level) });
export type PostedDocument = z.infer<typeof PostedDocument>;
export { DocumentFace as StockDocument };

const Figures = Level.pick({ onHand: true, reserved: true, available: true });

/** What a document would do if it were posted now. Nothing is kept: until it is posted, others may move the same stock. */
export const DocumentPreview = z.object({
  ok: z.boolean().meta({ description: "Whether it would be posted" }),
  problems: z.array(ProblemFace).meta({ description: "What is wrong with the document as a whole, such as a missing reason" }),
  lines: z.array(
    z.object({
      lineNo: z.int(),
      variantId: Uuid.nullable(),
      sku: z.string().nullable(),
      name: z.string().nullable(),
      baseUnit: z.string().nullable(),
      scale: z.int().nullable(),
      problems: z.array(ProblemFace),
    }),
  ),
  levels: z
    .array(Level.pick({ variantId: true, sku: true, warehouseId: true }).extend({ before: Figures, after: Figures }))
    .meta({ description: "Stock of each SKU in each warehouse that the sound lines touch" }),
});
export type DocumentPreview = z.infer<typeof DocumentPreview>;

export const ReverseDocument = z.object({
  reason: z.string().min(1).max(500),
  effectiveAt: Instant.optional(),
});

/** One answer per document of a batch, in order: what was posted, or the problem that kept it out. */
export const PostedDocumentBatch = z.object({
  items: z.array(z.union([PostedDocument.extend({ status: z.literal(201) }), z.object({ status: z.int(), problem: ProblemSchema })])),
});

export const NegativePolicy = z.enum(["block", "approve", "allow"]);

export const NegativeStockPolicySchema = z.object({
  id: Uuid,
  variantId: Uuid.nullable(),
  locationId: Uuid.nullable(),
  channel: z.string().nullable(),
  policy: NegativePolicy,
});
export type NegativeStockPolicy = z.infer<typeof NegativeStockPolicySchema>;
export const NegativeStockPolicyList = z.object({ items: z.array(NegativeStockPolicySchema), nextCursor: z.string().nullable() });

export const SetNegativeStockPolicySchema = z
  .object({ variantId: Uuid.optional(), locationId: Uuid.optional(), channel: z.string().min(1).max(50).optional(), policy: NegativePolicy })
  .refine((input) => (input.channel === undefined) !== (input.variantId === undefined && input.locationId === undefined), {
    message: "give a SKU, a location, both, or a channel alone",
    path: ["channel"],
  });
export type SetNegativeStockPolicy = z.infer<typeof SetNegativeStockPolicySchema>;

/** A broken invariant of the ledger (R-LED-7), with the first rows that show it. */
export const Violation = z.object({ invariant: z.string(), key: z.string(), expected: z.string(), actual: z.string() });
export type Violation = z.infer<typeof Violation>;

export const VerifyReport = z.object({ ok: z.boolean(), checkedAt: Instant, violations: z.array(Violation) });
/** A check of the ledger in the background; the report when it is finished. */
export const Verification = JobProgress.extend({ report: VerifyReport.nullable() });
export type VerifyReport = z.infer<typeof VerifyReport>;
