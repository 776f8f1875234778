import { createClient, LumbungError, type SignedIn } from "@lumbung/sdk";
import { create } from "zustand";
import { loadProblemWords } from "#shared/problems";

export type SessionStatus = "starting" | "signed-in" | "signed-out" | "unreachable";

interface Session {
  readonly status: SessionStatus;
  readonly tenantId: string | undefined;
}

/** Whether someone is signed in on this device, and in which business this tab works. */
export const useSession = create<Session>(() => ({ status: "starting", tenantId: undefined }));

/** A token is replaced this long before it ends, so that no request finds it over. */
const renewBeforeMs = 60_000;
const tenantKey = "lumbung.tenant";

let accessToken: string | undefined;
let endsAt = 0;
let renewal: Promise<boolean> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

const tokenListeners = new Set<(token: string) => void>();

/** Is told every new access token: for connections that outlive one. */
export function onToken(listener: (token: string) => void): () => void {
  tokenListeners.add(listener);
  return () => void tokenListeners.delete(listener);
}

/** Speaks for nobody: the routes that make, renew and end a session. */
const publicApi = createClient({ baseUrl: location.origin, retry: { attempts: 2 } });

/** Takes over an answer of the server that carries an access token; the refresh token is in a cookie that no script can read. */
export function keepSession(answer: Pick<SignedIn, "accessToken" | "expiresIn" | "tenantId">): void {
  accessToken = answer.accessToken;
  endsAt = Date.now() + answer.expiresIn * 1000;
  sessionStorage.setItem(tenantKey, answer.tenantId);
  useSession.setState({ status: "signed-in", tenantId: answer.tenantId });
  for (const listener of tokenListeners) listener(answer.accessToken);
  clearTimeout(timer);
  timer = setTimeout(() => void renewSession().catch(() => undefined), Math.max(5_000, answer.expiresIn * 1000 - renewBeforeMs));
}

/** Forgets the session on this device; the server is told by `signOut`. */
export function forgetSession(): void {
  clearTimeout(timer);
  accessToken = undefined;
  sessionStorage.removeItem(tenantKey);
  useSession.setState({ status: "signed-out", tenantId: undefined });
}

/**
 * Goes on with the session of the cookie. False where there is none any more; throws while the server cannot say. Tabs
 * and requests that ask together share one renewal, for a refresh token is good for one use.
 */
export function renewSession(): Promise<boolean> {
  renewal ??= oneTabAtATime(exchange).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function exchange(): Promise<boolean> {
  try {
    keepSession(await exchangeOnce(sessionStorage.getItem(tenantKey) ?? undefined));
    return true;
  } catch (error) {
    if (error instanceof LumbungError && error.status >= 400 && error.status < 500 && error.status !== 429) {
      forgetSession();
      return false;
    }
    if (accessToken === undefined) useSession.setState({ status: "unreachable" });
    throw error;
  }
}

async function exchangeOnce(tenantId: string | undefined, attempt = 1): Promise<SignedIn> {
  try {
    return await publicApi.post("/auth/refresh", { body: { tenantId } });
  } catch (error) {
    if (!(error instanceof LumbungError)) throw error;
    // The person has left the business this tab was in.
    if (error.status === 404 && tenantId !== undefined) return exchangeOnce(undefined);
    // Another tab renews at this moment, where the browser knows no locks.
    if (error.code !== "CONFLICT" || attempt >= 4) throw error;
    await new Promise((resolve) => setTimeout(resolve, 150 * attempt));
    return exchangeOnce(tenantId, attempt + 1);
  }
}

/** Browsers know locks only on HTTPS and on the machine itself. */
async function oneTabAtATime(work: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? await navigator.locks.request("lumbung.session", work) : work();
}

/** The present access token, renewed when it is about to end; undefined for nobody. */
export async function currentToken(): Promise<string | undefined> {
  if (accessToken !== undefined && Date.now() > endsAt - 10_000) await renewSession();
  return accessToken;
}

export async function signIn(email: string, password: string): Promise<void> {
  try {
    keepSession(await publicApi.post("/auth/login", { body: { email, password } }));
  } catch (error) {
    await loadProblemWords();
    throw error;
  }
}

/** Ends the session on the server and here; a server that cannot be reached does not keep anybody signed in here. */
export async function signOut(): Promise<void> {
  await publicApi.post("/auth/logout", { body: {} }).catch(() => undefined);
  forgetSession();
}
