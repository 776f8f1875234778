export { forgetOldKeys } from "./forget-old-keys.ts";
export { hashRequest, idempotencyKeyLengthMax, type StoredAnswer, withIdempotency } from "./idempotency.ts";
