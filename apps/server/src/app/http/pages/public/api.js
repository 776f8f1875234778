import { t } from "./page.js";

let accessToken = "";
let renewal;

/** A refusal of the API as a person reads it. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.code = problem.code;
    this.fix = problem.fix ?? "";
  }
}

/** One request to the API. An access token that ran out is renewed once with the session's cookie. */
export async function call(method, path, body) {
  let response = await request(method, path, body);
  if (response.status === 401 && accessToken !== "" && (await renew())) response = await request(method, path, body);
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Refusal(answer ?? { title: response.statusText });
  return answer;
}

async function request(method, path, body) {
  const headers = { "accept-language": document.documentElement.lang };
  if (accessToken !== "") headers.authorization = `Bearer ${accessToken}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    return await fetch(`/api/v1${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: "same-origin" });
  } catch {
    throw new Refusal({ code: "UNREACHABLE", title: t("unreachable") });
  }
}

export function keepToken(token) {
  accessToken = token;
}

export function currentToken() {
  return accessToken;
}

/** Goes on with the session of the cookie; false where there is none, throws while the server cannot say. Tabs and requests that ask together share one renewal. */
export function renew() {
  renewal ??= oneTabAtATime(async () => {
    const response = await request("POST", "/auth/refresh", {});
    if (response.status >= 500) throw new Refusal(await response.json());
    accessToken = response.ok ? (await response.json()).accessToken : "";
    return response.ok;
  }).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

/** A refresh token is good for one use, so tabs take turns. Browsers know locks only on HTTPS and on this machine. */
function oneTabAtATime(work) {
  return navigator.locks ? navigator.locks.request("lumbung.session", work) : work();
}
