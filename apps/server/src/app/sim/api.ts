import { setTimeout as wait } from "node:timers/promises";
import type { SimulatedServer } from "./server.ts";

/** The only account of the simulation; it owns every business in it. */
export const simOwner = { email: "owner@sim.example", password: "a granary of rice" };

/** A request that takes longer than this found a server that hangs. */
const answerTimeoutSeconds = 60;
/** How often set-up and checks ask again where the server says to come back. */
const comeBackMax = 100;

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
    const patience = countSeconds(answerTimeoutSeconds);
    try {
      const response = await fetch(`${server.url()}/api/v1${path}`, {
        method,
        signal: patience.signal,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (patience.signal.aborted) throw new Error(`${method} ${path} had no answer after ${answerTimeoutSeconds} s`);
      throw new Unanswered(`${method} ${path}`, { cause: error });
    } finally {
      patience.end();
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
      for (let attempt = 1; ; attempt++) {
        const answer = await send(tenantId, method, path, body);
        if (answer.status === 503 && attempt < comeBackMax) {
          await wait(100);
          continue;
        }
        const text = mustBeOk(answer, `${method} ${path}`);
        return text === "" ? undefined : JSON.parse(text);
      }
    },
  };
}

/** A signal after so many seconds in which this process ran: a machine that stood still has not kept anybody waiting. */
function countSeconds(seconds: number): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  let counted = 0;
  const timer = setInterval(() => {
    counted += 1;
    if (counted >= seconds) controller.abort();
  }, 1000);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

function mustBeOk(answer: ApiAnswer, what: string): string {
  if (answer.status >= 300) throw new Error(`${what} answered ${answer.status}: ${answer.text}`);
  return answer.text;
}
