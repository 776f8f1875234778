import { errorCatalogue } from "@lumbung/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "../../infrastructure/http/index.ts";
import { type Answer, createTestServer, type TestServer } from "../testing/test-server.ts";
import { call } from "./call.ts";
import { type Example, examplesOf } from "./examples.ts";
import { createResources, type Resources, startBrokenJobs } from "./resources.ts";

let server: TestServer;
let resources: Resources;
let routes: readonly Route[];

beforeAll(async () => {
  server = await createTestServer();
  await startBrokenJobs(server);
  resources = await createResources(server, { owner: server.owner, tenantId: server.tenantId, warehouseId: server.warehouseId }, "MARK");
  routes = server.app.routes as Route[];
});
afterAll(() => server.close());

const nameOf = (route: Route) => `${route.method} ${route.url}`;
const takesBody = (route: Route) => route.body !== undefined || route.multipart === true;

/** RFC 9457 with everything the catalogue promises, and nothing of the inside. */
function isProblem({ status, body, headers }: Answer): boolean {
  const entry = errorCatalogue[body?.code as keyof typeof errorCatalogue];
  return (
    String(headers["content-type"]).startsWith("application/problem+json") &&
    entry?.status === status &&
    body.status === status &&
    body.fix === entry.fix &&
    body.title === entry.title &&
    typeof body.detail === "string" &&
    body.type.endsWith(body.code) &&
    body.requestId === headers["x-request-id"] &&
    !/\bat \/|node_modules|SELECT |relation "/.test(JSON.stringify(body))
  );
}

function expectProblem(where: string, answer: Answer, ...codes: string[]): void {
  expect([where, codes.includes(answer.body?.code), answer.body]).toEqual([where, true, answer.body]);
  expect([where, isProblem(answer), answer.body]).toEqual([where, true, answer.body]);
}

/** The examples of each route that matches. */
async function allExamples(matching: (route: Route) => boolean): Promise<Array<{ route: Route; example: Example }>> {
  const found: Array<{ route: Route; example: Example }> = [];
  for (const route of routes.filter(matching)) for (const example of await examplesOf(route, resources)) found.push({ route, example });
  return found;
}

/** Only the first of each. */
async function firstExamples(matching: (route: Route) => boolean): Promise<Array<{ route: Route; example: Example }>> {
  const all = await allExamples(matching);
  return all.filter(({ route }, index) => all[index - 1]?.route !== route);
}

const ask = (route: Route, example: Example, headers?: Record<string, string>) =>
  call(example.as ?? resources.owner, route, example, headers ? { headers } : {});

describe("every route answers what is wrong with a problem document that says how to mend it", () => {
  test("400: a body that is no JSON, or is said to be something else", async () => {
    for (const { route, example } of await firstExamples(takesBody)) {
      expectProblem(nameOf(route), await ask(route, { ...example, body: '{"name": ' }), "MALFORMED_REQUEST");
      expectProblem(nameOf(route), await ask(route, { ...example, body: "name: rice" }, { "content-type": "application/yaml" }), "MALFORMED_REQUEST");
    }
  });

  test("422: a body of another type, and each field with a value of another type, named in details.fields", async () => {
    for (const { route, example } of await firstExamples(takesBody)) {
      expectProblem(nameOf(route), await ask(route, { ...example, body: '"a text"' }), "VALIDATION_FAILED");
      // A body that may be left out may be missing in the example.
      const body = (example.body ?? {}) as Record<string, unknown>;
      for (const [field, value] of Object.entries(body)) {
        const where = `${nameOf(route)}: ${field}`;
        const answer = await ask(route, {
          ...example,
          body: { ...body, [field]: typeof value === "object" && !Array.isArray(value) ? 42 : { not: ["this"] } },
        });
        expectProblem(where, answer, "VALIDATION_FAILED");
        expect([where, answer.body.details.fields.map((one: { path: string }) => one.path.split(".")[0])]).toEqual([where, expect.arrayContaining([field])]);
      }
    }
  });

  test("422: parameters and filters that are nonsense", async () => {
    for (const { route, example } of await firstExamples((one) => one.params !== undefined)) {
      if (route.url.startsWith("/system/jobs")) continue;
      const params = Object.fromEntries(Object.keys(example.params ?? {}).map((key) => [key, "42"]));
      expectProblem(nameOf(route), await ask(route, { ...example, params }), "VALIDATION_FAILED");
    }
    for (const { route, example } of await firstExamples((one) => one.query !== undefined)) {
      for (const [key, value] of Object.entries({ limit: "many", cursor: "nonsense" })) {
        if (!(key in (route.query?.shape ?? {}))) continue;
        expectProblem(`${nameOf(route)}?${key}`, await ask(route, { ...example, query: { ...example.query, [key]: value } }), "VALIDATION_FAILED");
      }
    }
  });

  test("422: a cursor of another shape than the list's own", async () => {
    const cursors = [
      [],
      [null],
      [1, 2, 3],
      ["x", "y"],
      [{}, []],
      ["name", "x", "y"],
      ["-createdAt", "x", "01a1f8b4-3d0d-7522-b125-374f2e09e1ad"],
      ["a\u0000", "01a1f8b4-3d0d-7522-b125-374f2e09e1ad"],
      ["2026-01-31T10:00:00Z", "x"],
      ["' OR 1=1"],
    ].map((key) => Buffer.from(JSON.stringify(key)).toString("base64url"));
    const broken: string[] = [];
    for (const { route, example } of await firstExamples((one) => "cursor" in (one.query?.shape ?? {}))) {
      for (const cursor of cursors) {
        const { status, body } = await ask(route, { ...example, query: { ...example.query, cursor } });
        // A cursor that fits by chance is a place in the list like any other.
        if (status !== 200 && (status !== 422 || body.code !== "VALIDATION_FAILED"))
          broken.push(`${nameOf(route)} ${Buffer.from(cursor, "base64url")}: ${status} ${JSON.stringify(body)}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test("413: a body beyond the limit of its route", async () => {
    for (const { route, example } of await firstExamples(takesBody)) {
      // What it says of its length is enough: nobody reads fifty megabytes to refuse them.
      const length = String((route.bodyLimitBytes ?? 1024 * 1024) + 1);
      expectProblem(nameOf(route), await ask(route, { ...example, body: '"x"' }, { "content-length": length }), "PAYLOAD_TOO_LARGE");
    }
  });

  test("428 and 412: without If-Match, and with a version that is not the present one", async () => {
    for (const { route, example } of await firstExamples((one) => one.ifMatch === true)) {
      const { version: _, ...rest } = example;
      expectProblem(nameOf(route), await ask(route, rest), "PRECONDITION_REQUIRED");
      expectProblem(nameOf(route), await ask(route, { ...rest, version: 999_999 }), "VERSION_CONFLICT");
    }
  });

  test("404: a path nobody declared, and a declared one with another verb", async () => {
    expectProblem("unknown path", await resources.owner.get("/granary"), "NOT_FOUND");
    expectProblem("unknown verb", await resources.owner.delete("/inventory/movements"), "NOT_FOUND");
    expectProblem("unknown custom verb", await resources.owner.post("/inventory/movements:burn", {}), "NOT_FOUND");
  });
});

describe("no text breaks the inside", () => {
  /** What has broken programs before: a zero byte, half a character, quotes, wildcards, a path, numbers and times at the end of the world. */
  const texts = [
    "a\u0000b",
    "\ud800",
    "'; DROP TABLE movement; --",
    "%_\\",
    "../../etc/passwd",
    "{{7*7}}",
    "\u202eabc",
    "9".repeat(400),
    "x".repeat(5000),
    "-0",
    "1e400",
    "NaN",
    " ",
  ];

  /** Every place in a request that holds a text. */
  function places(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value === "string") return [[...path]];
    return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key])) : [];
  }

  function put(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
    if (key === undefined) return text;
    if (Array.isArray(value)) return value.map((inner, index) => (String(index) === key ? put(inner, rest, text) : inner));
    return { ...(value as object), [key]: put((value as Record<string, unknown>)[key], rest, text) };
  }

  test("every text of every request, replaced by what has broken programs before: never 500", { timeout: 120_000 }, async () => {
    const broken: string[] = [];
    for (const { route, example } of await allExamples((one) => one.access !== "public")) {
      const { as, ...parts } = example;
      for (const path of places(parts)) {
        for (const text of texts) {
          const request = put(parts, path, text) as Example;
          const answer = await ask(route, { ...request, ...(as ? { as } : {}) });
          if (answer.status >= 500 || (answer.status >= 400 && !isProblem(answer)))
            broken.push(
              `${nameOf(route)} with ${path.join(".")} = ${JSON.stringify(text.slice(0, 30))}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`,
            );
        }
      }
    }
    expect(broken).toEqual([]);
  });
});
