export { forgetOldKeys } from "./forget-old-keys.ts";
export { hashRequest, type StoredAnswer, withIdempotency } from "./idempotency.ts";
