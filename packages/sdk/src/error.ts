import type { ErrorCode } from "./generated/api.ts";

/** RFC 9457 problem document, as the server answers a request that failed. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  details: Record<string, unknown>;
  requestId: string;
  fix: string;
}

/** What the server did not say itself: it could not be reached in time, or something between answered in its place. */
export type TransportCode = "NO_ANSWER" | "UNEXPECTED_ANSWER";

/** A request that failed. `code` tells why and is stable; `fix` says what to do; `requestId` finds it in the server's log. */
export class LumbungError extends Error {
  override readonly name = "LumbungError";
  readonly code: ErrorCode | TransportCode | (string & {});
  /** Status of the answer; 0 where there was none. */
  readonly status: number;
  /** Numbers and ids that matter, by code. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly fix: string;
  readonly requestId: string | undefined;
  /** The document as it came, where the server sent one. */
  readonly problem: Problem | undefined;

  private constructor(message: string, fields: Pick<LumbungError, "code" | "status" | "details" | "fix" | "requestId" | "problem">, cause?: unknown) {
    super(message, { cause });
    this.code = fields.code;
    this.status = fields.status;
    this.details = fields.details;
    this.fix = fields.fix;
    this.requestId = fields.requestId;
    this.problem = fields.problem;
  }

  static fromProblem(problem: Problem): LumbungError {
    return new LumbungError(`${problem.detail} (${problem.code})`, { ...problem, problem });
  }

  static unexpectedAnswer(status: number, text: string, requestId: string | undefined): LumbungError {
    const fix = "Check the base URL, and what stands between this program and the server.";
    return new LumbungError(`the answer with status ${status} is not one of the server: ${text.slice(0, 200)}`, {
      ...{ code: "UNEXPECTED_ANSWER", status, details: {}, fix, requestId, problem: undefined },
    });
  }

  static noAnswer(url: string, cause: unknown): LumbungError {
    const fix = "Check the base URL and the network; a write may be sent again with the same idempotency key.";
    return new LumbungError(
      `no answer from ${url}: ${(cause as Error).message}`,
      { code: "NO_ANSWER", status: 0, details: {}, fix, requestId: undefined, problem: undefined },
      cause,
    );
  }
}
