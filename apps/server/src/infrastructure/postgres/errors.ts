/** SQLSTATE of a PostgreSQL error, or undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  // Every SQLSTATE has a digit; EPIPE and its like are of the system.
  if (typeof code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return code;
  const cause = (error as { cause?: unknown } | null)?.cause;
  return cause ? sqlState(cause) : undefined;
}

/**
 * PostgreSQL cannot be reached, is starting or ending, or has no connection left. Whether a statement that was under way
 * has been carried out is not known.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = "", syscall } = error as { code?: string; syscall?: string };
  if (/^(08...|57P..|53300|ECONN.*|EPIPE)$/.test(code) || (code === "ENOENT" && syscall === "connect")) return true;
  if (/terminated|Client has encountered a connection error|not queryable|timeout exceeded when trying to connect/.test(error.message)) return true;
  return error.cause !== undefined && isUnavailable(error.cause);
}

/** Serialization failure and deadlock: the same work again will do (R-IDM-7). */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}

/** The name of the unique constraint a statement ran into, or undefined. */
export function uniqueViolation(error: unknown): string | undefined {
  if (sqlState(error) !== "23505") return undefined;
  const source = error as { constraint?: string; cause?: { constraint?: string } };
  return source.constraint ?? source.cause?.constraint ?? "";
}
