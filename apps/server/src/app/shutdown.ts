import type { Log } from "../infrastructure/telemetry/index.ts";

/** Longest graceful stop; service managers kill after 30 s or later. */
const stopTimeoutMs = 25_000;

export interface Stoppable {
  stop(): Promise<void>;
  /** What is still being closed. */
  closing(): string | undefined;
}

/**
 * Ends the process on SIGTERM and SIGINT: first gracefully, and on the second signal or after the limit at once. Nothing
 * acknowledged is lost either way; only requests in flight are.
 */
export function stopOnSignals(server: () => Stoppable | undefined, log: Log): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    const running = server();
    if (stopping || running === undefined) {
      log.warn({ closing: running?.closing() }, "stopped at once");
      process.exit(1);
    }
    stopping = true;
    log.info({ signal }, "stopping");
    const timer = setTimeout(() => {
      log.error({ closing: running.closing() }, `did not stop within ${stopTimeoutMs / 1000} s`);
      process.exit(1);
    }, stopTimeoutMs);
    timer.unref();
    void running.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
