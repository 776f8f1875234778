import { createClient } from "@lumbung/sdk";
import { loadProblemWords } from "#shared/problems";
import { currentToken, renewSession, useSession } from "./session.ts";

/** The typed client of the server for whoever is signed in: `api.get("/products", { query: { q } })`. */
export const api = createClient({ baseUrl: location.origin, token: currentToken, retry: { attempts: 3 }, fetch: sendForReader });

/** Has the words for a refusal ready before anybody is told of it. */
async function sendForReader(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await sendSignedIn(url, init);
  if (!response.ok) await loadProblemWords();
  return response;
}

/** Adds the reader's language; an access token that the server does not take any more is renewed once. */
async function sendSignedIn(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("accept-language", document.documentElement.lang);
  const response = await fetch(url, { ...init, headers });
  if (response.status !== 401 || !headers.has("authorization") || useSession.getState().status === "signed-out") return response;
  if (!(await renewSession())) return response;
  headers.set("authorization", `Bearer ${await currentToken()}`);
  return fetch(url, { ...init, headers });
}
