import { LumbungError, type Problem } from "./error.ts";
import { unrepeatable } from "./generated/api.ts";
import { defaultRetry, pauseBefore, type RetryPolicy, retryAfterMs } from "./retry.ts";
import type { Arguments, CallOptions, ItemOf, ListPath, Method, PathOf, ResponseOf } from "./types.ts";

type Secret = string | (() => string | undefined | Promise<string | undefined>);

export interface ClientOptions {
  /** Where the server is, such as `https://stock.example.org`; with or without a slash at the end. */
  readonly baseUrl: string;
  /** A key of `POST /api-keys`, for programs. */
  readonly apiKey?: string;
  /** An access token of `POST /auth/login`, or a function that answers with the present one, for programs that act for a person; without one, the call is nobody's. */
  readonly token?: Secret;
  /** How long one attempt may take; 30 seconds when left out. */
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** Stands in for the global fetch. */
  readonly fetch?: typeof fetch;
}

export interface Client {
  get<Path extends PathOf<"GET">>(path: Path, ...input: Arguments<"GET", Path>): Promise<ResponseOf<"GET", Path>>;
  post<Path extends PathOf<"POST">>(path: Path, ...input: Arguments<"POST", Path>): Promise<ResponseOf<"POST", Path>>;
  put<Path extends PathOf<"PUT">>(path: Path, ...input: Arguments<"PUT", Path>): Promise<ResponseOf<"PUT", Path>>;
  patch<Path extends PathOf<"PATCH">>(path: Path, ...input: Arguments<"PATCH", Path>): Promise<ResponseOf<"PATCH", Path>>;
  delete<Path extends PathOf<"DELETE">>(path: Path, ...input: Arguments<"DELETE", Path>): Promise<ResponseOf<"DELETE", Path>>;
  /** Every item of a list, page after page, loaded as they are asked for. `for await (const item of client.list("/products"))`. */
  list<Path extends ListPath>(path: Path, ...input: Arguments<"GET", Path>): AsyncGenerator<ItemOf<Path>, void, undefined>;
}

/** What a call may hold, whatever its operation. */
interface AnyInput extends CallOptions {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string | number | boolean | undefined>;
  readonly body?: unknown;
  readonly ifMatch?: number;
}

interface Answer {
  readonly response: Response;
  readonly text: string;
  /** Instead of a text, where the answer is none, such as a PDF. */
  readonly file?: Blob;
}

/**
 * A typed client of the HTTP API. Reads, and writes under an idempotency key, are sent again when the server is busy or
 * cannot be reached; everything else that fails is thrown as a LumbungError.
 */
export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, "");
  const send = options.fetch ?? fetch;
  const policy: RetryPolicy = { ...defaultRetry, ...options.retry };

  async function call(method: Method, path: string, input: AnyInput = {}): Promise<unknown> {
    const url = `${base}/api/v1${fillIn(path, input.params ?? {})}${queryOf(input.query ?? {})}`;
    const repeatable = method === "GET" || !unrepeatable.has(`${method} ${path}`);
    const key = method === "GET" || !repeatable ? undefined : (input.idempotencyKey ?? newKey());
    for (let attempt = 1; ; attempt++) {
      let waitMs: number | undefined;
      try {
        const answer = await request(method, url, input, key);
        if (answer.response.ok) return contentOf(answer);
        waitMs = retryAfterMs(answer.response.headers.get("retry-after"));
        throw errorOf(answer);
      } catch (error) {
        const pauseMs = repeatable ? pauseBefore(error, attempt, waitMs, policy) : undefined;
        if (pauseMs === undefined) throw error;
        await pause(pauseMs, input.signal);
      }
    }
  }

  async function request(method: Method, url: string, input: AnyInput, key: string | undefined): Promise<Answer> {
    const headers = new Headers({ accept: "application/json" });
    const secret = options.apiKey ?? (typeof options.token === "function" ? await options.token() : options.token);
    if (secret !== undefined) headers.set("authorization", `Bearer ${secret}`);
    if (key !== undefined) headers.set("idempotency-key", key);
    if (input.ifMatch !== undefined) headers.set("if-match", `"${input.ifMatch}"`);
    const isForm = input.body instanceof FormData;
    if (input.body !== undefined && !isForm) headers.set("content-type", "application/json");
    const body = input.body === undefined ? undefined : isForm ? (input.body as FormData) : JSON.stringify(input.body);
    const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000);
    try {
      const response = await send(url, { method, headers, body, signal: input.signal ? AbortSignal.any([input.signal, timeout]) : timeout });
      // Within the try: a connection may break in the middle of an answer.
      const isText = !response.ok || /^text\/|json/.test(response.headers.get("content-type") ?? "text/plain");
      return isText ? { response, text: await response.text() } : { response, text: "", file: await response.blob() };
    } catch (error) {
      input.signal?.throwIfAborted();
      throw LumbungError.noAnswer(url, error);
    }
  }

  async function* list(path: string, input: AnyInput = {}): AsyncGenerator<unknown, void, undefined> {
    for (let query = input.query ?? {}; ; ) {
      const page = (await call("GET", path, { ...input, query })) as { items: unknown[]; nextCursor: string | null };
      yield* page.items;
      if (page.nextCursor === null) return;
      query = { ...query, cursor: page.nextCursor };
    }
  }

  return {
    get: (path, ...[input]) => call("GET", path, input as AnyInput) as never,
    post: (path, ...[input]) => call("POST", path, input as AnyInput) as never,
    put: (path, ...[input]) => call("PUT", path, input as AnyInput) as never,
    patch: (path, ...[input]) => call("PATCH", path, input as AnyInput) as never,
    delete: (path, ...[input]) => call("DELETE", path, input as AnyInput) as never,
    list: (path, ...[input]) => list(path, input as AnyInput) as never,
  };
}

/** 128 random bits. `crypto.randomUUID` is missing in browsers where the page came without HTTPS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fillIn(path: string, params: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === "") throw new TypeError(`params.${name} is missing for ${path}`);
    return encodeURIComponent(value);
  });
}

function queryOf(query: NonNullable<AnyInput["query"]>): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(Object.fromEntries(pairs.map(([name, value]) => [name, String(value)])))}`;
}

function contentOf({ response, text, file }: Answer): unknown {
  if (file !== undefined) return file;
  if (text === "") return undefined;
  return response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
}

function errorOf({ response, text }: Answer): LumbungError {
  if (response.headers.get("content-type")?.includes("application/problem+json")) return LumbungError.fromProblem(JSON.parse(text) as Problem);
  return LumbungError.unexpectedAnswer(response.status, text, response.headers.get("x-request-id") ?? undefined);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
