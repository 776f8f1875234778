import { sqlState } from "../postgres/index.ts";

/**
 * Failures that say nothing about the event: the connection broke, the server is stopping or out of room, the pool is
 * exhausted. They are waited out and never count towards parking it.
 */
export function isPassingFailure(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return /^(08|53|57P|40001|40P01|25006)/.test(state);
  if (!(error instanceof Error)) return false;
  const code = String((error as { code?: unknown }).code ?? "");
  return (
    /ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/.test(error.message)
  );
}

/** Pause before the attempt after `failures` failed ones: 1 s · 2ⁿ with up to 25 % more, so that many do not come back at once. */
export function backoffMs(failures: number, options: { baseMs: number; maxMs: number; random: () => number }): number {
  const pause = Math.min(options.baseMs * 2 ** Math.min(failures - 1, 30), options.maxMs);
  return pause * (1 + 0.25 * options.random());
}

/** The error as it is kept and shown: its message and its causes, without stacks. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  for (let current = error, depth = 0; current !== undefined && current !== null && depth < 5; depth++) {
    parts.push(current instanceof Error ? `${current.name}: ${current.message}` : String(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  return parts.join(" | caused by ").slice(0, 4_000);
}
