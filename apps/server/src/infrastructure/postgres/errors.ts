/** SQLSTATE of a PostgreSQL error, or undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  const cause = (error as { cause?: unknown } | null)?.cause;
  return cause ? sqlState(cause) : undefined;
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
