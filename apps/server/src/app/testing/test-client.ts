import type { FastifyInstance } from "fastify";

/** An answer as tests look at it. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts; the contract is checked by the server.
  readonly body: any;
  readonly headers: Record<string, string | number | string[] | undefined>;
}

export interface RequestOptions {
  readonly headers?: Record<string, string>;
  /** Shorthand for the header Idempotency-Key. */
  readonly idempotencyKey?: string;
  /** Shorthand for the header If-Match. */
  readonly version?: number;
}

/** Somebody who calls the API: with a token or without. Paths are below `/api/v1`. */
export interface TestClient {
  readonly token: string | undefined;
  get(path: string, options?: RequestOptions): Promise<Answer>;
  post(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  put(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  patch(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  delete(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
}

export function createTestClient(app: FastifyInstance, token: string | undefined): TestClient {
  async function send(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(options.idempotencyKey === undefined ? {} : { "idempotency-key": options.idempotencyKey }),
        ...(options.version === undefined ? {} : { "if-match": `"${options.version}"` }),
        ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
        ...options.headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(response.headers["content-type"] ?? "").includes("json");
    return { status: response.statusCode, body: response.body === "" ? undefined : isJson ? response.json() : response.body, headers: response.headers };
  }
  return {
    token,
    get: (path, options) => send("GET", path, undefined, options),
    post: (path, body, options) => send("POST", path, body, options),
    put: (path, body, options) => send("PUT", path, body, options),
    patch: (path, body, options) => send("PATCH", path, body, options),
    delete: (path, body, options) => send("DELETE", path, body, options),
  };
}
