import { type ErrorCode, errorCatalogue, type Problem } from "@lumbung/contracts";

/**
 * An expected failure. `details` holds numbers and ids for machines; it never holds secrets.
 * Everything else that is thrown is a bug and leaves the server as INTERNAL.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, details: Record<string, unknown> = {}, options: { detail?: string; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(options.detail ?? errorCatalogue[code].title, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }
}

/** The RFC 9457 document of an error, as it goes over the wire. */
export function toProblem(error: AppError, requestId: string): Problem {
  const entry = errorCatalogue[error.code];
  return {
    // A page of this server; relative, since the server does not know by which name it is reached.
    type: `/docs/errors#${error.code}`,
    title: entry.title,
    status: entry.status,
    detail: error.message,
    code: error.code,
    details: error.details,
    requestId,
    fix: entry.fix,
  };
}
