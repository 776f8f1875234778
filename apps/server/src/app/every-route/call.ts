import type { Answer, TestClient } from "../testing/test-server.ts";
import type { Example } from "./examples.ts";

interface RouteFace {
  readonly method: string;
  readonly url: string;
}

/** The path of a route with the parameters and the query of an example; parameters it lacks become a UUID of nothing. */
export function pathOf(route: RouteFace, { params = {}, query = {} }: Pick<Example, "params" | "query"> = {}): string {
  const path = route.url.replaceAll("::", "\0").replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((params[name] ?? nobody).toWellFormed()));
  const search = new URLSearchParams(query).toString();
  return path.replaceAll("\0", ":") + (search ? `?${search}` : "");
}

export const nobody = "00000000-0000-7000-8000-ffffffffffff";

/** Sends an example as this client. */
export function call(
  client: TestClient,
  route: RouteFace,
  example: Pick<Example, "params" | "query" | "body" | "version"> = {},
  options: { idempotencyKey?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const path = pathOf(route, example);
  const all = { ...options, ...(example.version === undefined ? {} : { version: example.version }) };
  switch (route.method) {
    case "GET":
      return client.get(path, all);
    case "POST":
      return client.post(path, example.body, all);
    case "PUT":
      return client.put(path, example.body, all);
    case "PATCH":
      return client.patch(path, example.body, all);
    default:
      return client.delete(path, example.body, all);
  }
}
