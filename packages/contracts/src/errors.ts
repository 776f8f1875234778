import { z } from "zod";

/**
 * The one catalogue of errors. A code is stable and part of the API: it is never renamed, and its page in
 * `docs/reference/errors.md` is generated from here. `fix` tells a person what to do next.
 */
export const errorCatalogue = {
  VALIDATION_FAILED: { status: 422, title: "The request is not valid", fix: "Correct the fields named in details.fields and send the request again." },
  MALFORMED_REQUEST: { status: 400, title: "The request cannot be read", fix: "Send valid JSON with Content-Type: application/json." },
  PAYLOAD_TOO_LARGE: { status: 413, title: "The request is too large", fix: "Send it in smaller parts." },
  UNAUTHENTICATED: { status: 401, title: "Sign-in needed", fix: "Send a valid access token or API key in the Authorization header." },
  INVALID_CREDENTIALS: { status: 401, title: "E-mail or password is wrong", fix: "Check both, or reset the password." },
  SESSION_ENDED: { status: 401, title: "The session has ended", fix: "Sign in again." },
  TOO_MANY_ATTEMPTS: { status: 429, title: "Too many failed attempts", fix: "Wait the seconds named in Retry-After, then try again." },
  FORBIDDEN: { status: 403, title: "Not permitted", fix: "Ask the owner for a role that holds the permission named in details.permission." },
  NOT_FOUND: { status: 404, title: "Not found", fix: "Check the id; it may belong to another business or be outside your warehouses." },
  CONFLICT: { status: 409, title: "It conflicts with what is there", fix: "Load the current state and try again." },
  VERSION_CONFLICT: { status: 412, title: "Someone else changed it", fix: "Load it again, compare, and send the change with the current version in If-Match." },
  PRECONDITION_REQUIRED: { status: 428, title: "If-Match is missing", fix: "Send the version you have seen in the If-Match header." },
  DUPLICATE: { status: 409, title: "It exists already", fix: "Use the existing one, or choose another value." },
  IDEMPOTENCY_MISMATCH: { status: 422, title: "This Idempotency-Key was used for another request", fix: "Use a new key for a new request." },
  IDEMPOTENCY_IN_FLIGHT: {
    status: 409,
    title: "The same request is being worked on",
    fix: "Wait a moment, then repeat it with the same key to get its answer.",
  },
  INSUFFICIENT_STOCK: {
    status: 409,
    title: "Not enough stock",
    fix: "Lower the quantity, move stock from one of details.perLocation, or receive goods first.",
  },
  UNKNOWN_SKU: { status: 422, title: "Unknown SKU", fix: "Check the spelling, or create the product first." },
  ARCHIVED_SKU: { status: 422, title: "The SKU is archived", fix: "Restore the product before moving its stock." },
  NOT_STOCKED: { status: 422, title: "The SKU is a service and has no stock", fix: "Leave the line out, or make the product a stocked one." },
  ARCHIVED_WAREHOUSE: {
    status: 422,
    title: "The warehouse is archived",
    fix: "Restore the warehouse, or use another one.",
  },
  ARCHIVED_LOCATION: {
    status: 422,
    title: "The location is archived",
    fix: "Restore the location, or use another one of the warehouse.",
  },
  UNKNOWN_WAREHOUSE: { status: 404, title: "Unknown warehouse", fix: "Use the id of one of your warehouses (GET /api/v1/warehouses)." },
  UNKNOWN_LOCATION: { status: 404, title: "Unknown location", fix: "Use a location of the document's warehouse." },
  QUANTITY_SCALE: { status: 422, title: "The quantity is finer than the SKU allows", fix: "Use at most details.scale decimals." },
  INVALID_QUANTITY: { status: 422, title: "The quantity is not valid", fix: "Send a decimal string greater than zero; only an adjustment may be negative." },
  OUT_OF_RANGE: {
    status: 422,
    title: "It is more than can be counted",
    fix: "Look for a mistake in the quantity and the unit cost; where they are right, post them in smaller parts.",
  },
  SAME_WAREHOUSE: { status: 422, title: "A transfer needs two different places", fix: "Choose another destination." },
  FUTURE_DATE: { status: 422, title: "The date lies in the future", fix: "Use the present or a past time." },
  REASON_REQUIRED: { status: 422, title: "A reason is needed", fix: "Say why in the field reason." },
  CURRENCY_MISMATCH: { status: 422, title: "The currency differs from the business's", fix: "Send amounts in the currency of the tenant." },
  ALREADY_REVERSED: { status: 409, title: "The document was reversed already", fix: "Post a new document instead." },
  NOT_REVERSIBLE: { status: 409, title: "A reversal cannot be reversed", fix: "Post the original document again." },
  OVERLOADED: { status: 503, title: "Too much work is waiting", fix: "Try again after the seconds in Retry-After; the same Idempotency-Key makes that safe." },
  DATABASE_UNAVAILABLE: {
    status: 503,
    title: "The database cannot be reached",
    fix: "Try again after the seconds in Retry-After; the same Idempotency-Key makes that safe, whatever became of the first try.",
  },
  SHUTTING_DOWN: { status: 503, title: "The server is stopping", fix: "Try again in a few seconds." },
  LAST_OWNER: { status: 409, title: "A business needs an owner", fix: "Make someone else an owner first." },
  LINK_INVALID: { status: 410, title: "The link is not valid any more", fix: "Ask for a new one." },
  WEAK_PASSWORD: { status: 422, title: "The password is too weak", fix: "Use at least 10 characters that are not a common password." },
  UNKNOWN_CATEGORY: { status: 422, title: "Unknown category", fix: "Use the id of a category that is not archived (GET /api/v1/categories)." },
  TREE_CYCLE: { status: 422, title: "It would lie inside itself", fix: "Choose a parent that is not below it." },
  TRACKING_UNSUPPORTED: { status: 422, title: "Lots and serial numbers are not supported yet", fix: "Use the tracking mode none." },
  HAS_MOVEMENTS: { status: 409, title: "The SKU has moved already", fix: "Leave details.field as it is, or create a new SKU and archive this one." },
  LAST_VARIANT: { status: 409, title: "A product needs a variant in use", fix: "Archive the product instead, or restore another variant first." },
  HAS_STOCK: { status: 409, title: "There is stock in it", fix: "Transfer, issue or adjust the stock in details.skus first." },
  IN_USE: { status: 409, title: "It is still used", fix: "Move or archive what is named in details first." },
  NOT_EMPTY: {
    status: 409,
    title: "There is something in the business already",
    fix: "Open another business for trying things out, or go on with what is there.",
  },
  IMPORT_UNREADABLE: { status: 422, title: "The file cannot be read as a table", fix: "Save it as CSV (UTF-8) with a header line and try again." },
  INTERNAL: { status: 500, title: "Something went wrong on our side", fix: "Try again; if it stays, send the requestId to whoever runs the server." },
} as const satisfies Record<string, { status: number; title: string; fix: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** RFC 9457 problem document, as every failed request answers it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  details: Record<string, unknown>;
  requestId: string;
  fix: string;
}

/** A problem without the request it stands in: one of several in an answer. */
export const ProblemFace = z.object({ code: z.string(), title: z.string(), detail: z.string(), details: z.record(z.string(), z.unknown()), fix: z.string() });
export type ProblemFace = z.infer<typeof ProblemFace>;

/** The same as a contract, for answers that carry problems inside. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  fix: z.string(),
});
