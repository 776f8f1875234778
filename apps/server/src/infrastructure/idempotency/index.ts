export { forgetOldKeys } from "./forget-old-keys.ts";
export { hashRequest, idempotencyKeyLengthMax, type StoredAnswer, withAnswerStored, withIdempotency } from "./idempotency.ts";
