/** An answer of a server process. */
export interface ProcessAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts.
  readonly body: any;
}

/** The API of a server process for one person who has signed in; paths are below `/api/v1`. Rejects when nobody answers. */
export interface ProcessApi {
  get(path: string): Promise<ProcessAnswer>;
  post(path: string, body: unknown, idempotencyKey?: string): Promise<ProcessAnswer>;
}

export async function apiOf(url: string, login: { email: string; password: string }): Promise<ProcessApi> {
  let token = "";
  async function send(method: string, path: string, body?: unknown, idempotencyKey?: string): Promise<ProcessAnswer> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }
  const answer = await send("POST", "/auth/login", { ...login, cookie: false });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  token = answer.body.accessToken;
  return { get: (path) => send("GET", path), post: (path, body, idempotencyKey) => send("POST", path, body, idempotencyKey) };
}
