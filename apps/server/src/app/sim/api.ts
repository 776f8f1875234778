import type { SimulatedServer } from "./server.ts";

/** The only account of the simulation; it owns every business in it. */
export const simOwner = { email: "owner@sim.example", password: "a granary of rice" };

/** A request that takes longer than this found a server that hangs. */
const answerTimeoutMs = 60_000;

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

/** Nobody knows whether the request was carried out: the connection broke before the answer. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

export interface Api {
  /** One request for a business. Throws Unanswered where the connection breaks. A token that has ended is renewed. */
  send(tenantId: string, method: string, path: string, body?: unknown, idempotencyKey?: string): Promise<ApiAnswer>;
  /** The same for set-up and checks: the body of an answer that must be 2xx. */
  // biome-ignore lint/suspicious/noExplicitAny: what is read of these answers is what the caller checks.
  expect(tenantId: string | undefined, method: string, path: string, body?: unknown): Promise<any>;
}

export function createApi(server: SimulatedServer): Api {
  const tokens = new Map<string, Promise<string>>();

  async function exchange(token: string | undefined, method: string, path: string, body: unknown, key: string | undefined): Promise<ApiAnswer> {
    const signal = AbortSignal.timeout(answerTimeoutMs);
    try {
      const response = await fetch(`${server.url()}/api/v1${path}`, {
        method,
        signal,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (signal.aborted) throw new Error(`${method} ${path} had no answer after ${answerTimeoutMs / 1000} s`);
      throw new Unanswered(`${method} ${path}`, { cause: error });
    }
  }

  /** Signs in, and switches where the session does not start in the business wanted. */
  async function signIn(tenantId: string | undefined): Promise<string> {
    const signedIn = JSON.parse(mustBeOk(await exchange(undefined, "POST", "/auth/login", simOwner, undefined), "sign-in"));
    if (tenantId === undefined || signedIn.tenantId === tenantId) return signedIn.accessToken;
    const switched = await exchange(signedIn.accessToken, "POST", "/auth/switch", { tenantId }, undefined);
    return JSON.parse(mustBeOk(switched, "switch")).accessToken;
  }

  /** One token per business, fetched once however many clients ask. */
  async function tokenFor(tenantId: string | undefined): Promise<string> {
    const name = tenantId ?? "";
    const known = tokens.get(name);
    if (known) return known;
    const fetched = signIn(tenantId);
    tokens.set(name, fetched);
    fetched.catch(() => tokens.delete(name));
    return fetched;
  }

  async function send(tenantId: string | undefined, method: string, path: string, body?: unknown, key?: string): Promise<ApiAnswer> {
    for (let attempt = 1; ; attempt++) {
      const token = await tokenFor(tenantId);
      const answer = await exchange(token, method, path, body, key);
      if (answer.status !== 401 || attempt > 3) return answer;
      tokens.delete(tenantId ?? "");
    }
  }

  return {
    send,
    expect: async (tenantId, method, path, body) => {
      const text = mustBeOk(await send(tenantId, method, path, body), `${method} ${path}`);
      return text === "" ? undefined : JSON.parse(text);
    },
  };
}

function mustBeOk(answer: ApiAnswer, what: string): string {
  if (answer.status >= 300) throw new AnswerError(`${what} answered ${answer.status}: ${answer.text}`, answer.status);
  return answer.text;
}

/** An answer that says no where yes was due. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
