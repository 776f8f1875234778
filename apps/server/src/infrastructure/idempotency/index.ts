export { hashRequest, type StoredAnswer, withIdempotency } from "./idempotency.ts";
