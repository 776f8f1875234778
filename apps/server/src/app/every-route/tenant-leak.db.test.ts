import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "../../infrastructure/http/index.ts";
import { type Answer, createTestServer, type TestServer } from "../testing/test-server.ts";
import { call } from "./call.ts";
import { examplesOf } from "./examples.ts";
import { foreignRequests } from "./foreign.ts";
import { createResources, type Resources, startBrokenJobs } from "./resources.ts";
import { type OwnerView, openOwnerView } from "./tenant-rows.ts";

let server: TestServer;
let view: OwnerView;
/** Whose things are to be got at, and who tries. */
let victim: Resources;
let other: Resources;
let routes: readonly Route[];

beforeAll(async () => {
  server = await createTestServer();
  await startBrokenJobs(server);
  victim = await createResources(server, await server.otherBusiness(), "VICTIM");
  other = await createResources(server, await server.otherBusiness(), "OTHER");
  view = await openOwnerView(server);
  routes = (server.app.routes as Route[]).filter((route) => route.access !== "public");
});
afterAll(async () => {
  await view.close();
  await server.close();
});

const nameOf = (route: Route) => `${route.method} ${route.url}`;

/** The id stands for nothing in this business: 404, an unknown SKU or category, an empty page or file, or a batch of such answers. */
function findsNothing(route: Route, { status, body }: Answer): boolean {
  if (status === 404) return true;
  if (status === 422) return /^UNKNOWN_/.test(body.code);
  // A file of which only the line with the headings is there.
  if (route.produces === "text/csv") return status === 200 && body.split("\r\n").length === 2;
  // A preview says of each line, and of the document, what posting it would say.
  if (route.url === "/inventory/movements::preview") {
    const problems: Array<{ code: string }> = status === 200 ? body.lines.flatMap((line: { problems: [] }) => line.problems) : [];
    return problems.length > 0 && problems.every(({ code }) => code.startsWith("UNKNOWN_"));
  }
  if (status !== 200 || !Array.isArray(body?.items)) return false;
  if (route.method === "GET") return body.items.length === 0;
  return body.items.every((item: { ok?: boolean; status?: number; code?: string; problem?: { code: string } }) => {
    const code = item.code ?? item.problem?.code ?? "";
    return item.ok !== true && item.status !== 201 && (code === "NOT_FOUND" || code.startsWith("UNKNOWN_"));
  });
}

test("R-TEN-1, defect 5 of the replaced systems: ids of another business lead nowhere, one by one and all together, and nothing of it changes", {
  timeout: 120_000,
}, async () => {
  const broken: string[] = [];
  let asked = 0;
  for (const route of routes) {
    const [own, foreign] = [await examplesOf(route, other), await examplesOf(route, victim)];
    const before = await view.digest(victim.tenantId);
    for (const [index, example] of own.entries()) {
      for (const { fields, example: request } of foreignRequests(example, foreign[index] ?? {})) {
        asked++;
        const answer = await call(request.as ?? other.owner, route, request);
        const where = `${nameOf(route)} with the other's ${fields}`;
        if (!findsNothing(route, answer)) broken.push(`${where}: ${answer.status} ${JSON.stringify(answer.body)}`);
        if (answer.status < 300 && JSON.stringify(answer.body ?? "").includes(victim.marker)) broken.push(`${where}: shows ${JSON.stringify(answer.body)}`);
      }
    }
    const after = await view.digest(victim.tenantId);
    for (const table of Object.keys(after)) if (after[table] !== before[table]) broken.push(`${nameOf(route)} changed rows of ${table}`);
  }
  expect(broken).toEqual([]);
  expect(asked).toBeGreaterThan(60);
});

test("no page of a business holds an id or a name of another one", async () => {
  const own = await view.uuids(other.tenantId);
  // People and counter-locations may be in both.
  const foreign = [...(await view.uuids(victim.tenantId))].filter((id) => !own.has(id));
  expect(foreign.length).toBeGreaterThan(50);
  for (const route of routes) {
    if (route.method !== "GET") continue;
    for (const example of await examplesOf(route, other)) {
      // Without its filters, where it has none to give: everything there is to see.
      for (const request of [example, { ...example, query: { limit: "200" } }]) {
        const text = JSON.stringify((await call(other.owner, route, request)).body ?? "");
        expect([nameOf(route), foreign.filter((id) => text.includes(id)), text.includes(victim.marker)]).toEqual([nameOf(route), [], false]);
      }
    }
  }
});
