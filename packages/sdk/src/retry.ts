import { LumbungError } from "./error.ts";

export interface RetryPolicy {
  /** How often a request is sent at most; 1 sends it once. */
  readonly attempts: number;
  /** The first pause is between 0 and this; each one after it between 0 and twice as much as the one before. */
  readonly baseDelayMs: number;
  /** No pause is longer. Where the server asks for a longer one, the error is thrown instead. */
  readonly maxDelayMs: number;
}

export const defaultRetry: RetryPolicy = { attempts: 5, baseDelayMs: 200, maxDelayMs: 30_000 };

/** Failed on the way or for the moment; the same request may succeed a little later. */
const passingStatuses = [0, 429, 502, 503, 504];

/** How long to wait before sending the request again; undefined where that would not help. `attempt` counts from 1. */
export function pauseBefore(error: unknown, attempt: number, retryAfterMs: number | undefined, policy: RetryPolicy): number | undefined {
  if (!(error instanceof LumbungError) || attempt >= policy.attempts) return undefined;
  // Our own first attempt may still be at work behind a connection that broke.
  if (!passingStatuses.includes(error.status) && error.code !== "IDEMPOTENCY_IN_FLIGHT") return undefined;
  if (retryAfterMs !== undefined) return retryAfterMs <= policy.maxDelayMs ? retryAfterMs : undefined;
  return Math.random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
}

/** The header Retry-After in milliseconds: seconds, or a date. */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
