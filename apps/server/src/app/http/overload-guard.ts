import { AppError } from "../../shared/errors.ts";

const sampleMs = 250;
/** How late the event loop may be before new requests are turned away. */
const lagMaxMs = 2_000;
/** How many requests may wait for a database connection. */
const waitingMax = 1_000;

export interface OverloadGuard {
  /** The refusal for a new request, or undefined. Costs one comparison. */
  refusal(): AppError | undefined;
  close(): void;
}

/** Turns new requests away with 503 while the ones inside cannot be served: an honest "later" instead of a time-out. */
export function createOverloadGuard(waitingForDatabase: () => number): OverloadGuard {
  let overloaded = false;
  let expected = performance.now() + sampleMs;
  const timer = setInterval(() => {
    const now = performance.now();
    overloaded = now - expected > lagMaxMs || waitingForDatabase() > waitingMax;
    expected = now + sampleMs;
  }, sampleMs);
  timer.unref();
  return {
    refusal: () => (overloaded ? new AppError("OVERLOADED", {}, { retryAfterSeconds: 1 }) : undefined),
    close: () => clearInterval(timer),
  };
}
