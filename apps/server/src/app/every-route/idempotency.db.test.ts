import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "../../infrastructure/http/index.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";
import { call } from "./call.ts";
import { type Example, examplesOf } from "./examples.ts";
import { createResources, type Resources, startBrokenJobs } from "./resources.ts";
import { type OwnerView, openOwnerView } from "./tenant-rows.ts";

let server: TestServer;
let resources: Resources;
let view: OwnerView;
let writes: readonly Route[];

beforeAll(async () => {
  server = await createTestServer();
  await startBrokenJobs(server);
  resources = await createResources(server, { owner: server.owner, tenantId: server.tenantId, warehouseId: server.warehouseId }, "MARK");
  view = await openOwnerView(server);
  writes = (server.app.routes as Route[]).filter((route) => route.method !== "GET" && route.access !== "public");
});
afterAll(async () => {
  await view.close();
  await server.close();
});

const nameOf = (route: Route) => `${route.method} ${route.url}`;

/** Routes whose answer is not kept, with the reason. Repeating them is harmless. */
const notKept: Readonly<Record<string, string>> = {
  "POST /auth/switch": "the answer is an access token, and tokens are not stored",
  "POST /inventory/movements::preview": "nothing happens, and the present stock is what is asked for",
  "POST /products/labels": "nothing happens, and a PDF may be long",
  "POST /imports/preview": "nothing happens, and what is in the books now is what is asked for",
  "POST /auth/password": "no hash of a request with passwords is stored; the old password does not work twice",
};
/** What is shown once and null in a repetition. */
const shownOnce: Readonly<Record<string, string>> = { "POST /api-keys": "key", "POST /invitations": "link" };

/** The same request with something else in it; a field nobody knows is something else too. */
function another(route: Route, example: Example): Example {
  // biome-ignore lint/suspicious/noExplicitAny: bodies of the examples.
  const body = example.body as any;
  // Files and batches are told apart by what is in them.
  if (route.url === "/imports") return { ...example, body: { ...body, text: `${body.text}2,X,1,2026-01-31 11:00\n` } };
  if (route.url === "/inventory/movements::batch") return { ...example, body: { documents: [{ ...body.documents[0], reference: "another" }] } };
  return { ...example, body: { ...body, somethingElse: 1 } };
}

test("R-IDM-1: every write with the same key answers the same and happens once; with another body it is refused", { timeout: 120_000 }, async () => {
  const broken: string[] = [];
  for (const route of writes) {
    if (notKept[nameOf(route)] !== undefined) continue;
    for (const [index, example] of (await examplesOf(route, resources)).entries()) {
      const send = (request: Example) => call(example.as ?? resources.owner, route, request, { idempotencyKey: `${nameOf(route)} ${index}` });
      const first = await send(example);
      if (first.status >= 300) {
        broken.push(`${nameOf(route)}: the example answers ${first.status} ${JSON.stringify(first.body)}`);
        continue;
      }
      const before = await view.digest(resources.tenantId);
      const again = await send(example);
      const secret = shownOnce[nameOf(route)];
      const expected = secret === undefined ? first.body : { ...first.body, [secret]: null };
      if (again.status !== first.status || JSON.stringify(again.body) !== JSON.stringify(expected))
        broken.push(`${nameOf(route)}: repeated, it answers ${again.status} ${JSON.stringify(again.body)} after ${first.status} ${JSON.stringify(first.body)}`);
      const mismatch = await send(another(route, example));
      const code = route.url === "/inventory/movements::batch" ? mismatch.body?.items?.[0]?.problem?.code : mismatch.body?.code;
      if (code !== "IDEMPOTENCY_MISMATCH") broken.push(`${nameOf(route)}: with another body it answers ${mismatch.status} ${JSON.stringify(mismatch.body)}`);
      const after = await view.digest(resources.tenantId);
      for (const table of Object.keys(after)) if (after[table] !== before[table]) broken.push(`${nameOf(route)}: the repetition changed rows of ${table}`);
    }
  }
  expect(broken).toEqual([]);
});

test("keys belong to who sends them: another person's request with the same key is his own", async () => {
  const { client } = { client: await server.signInAs("manager") };
  const options = { idempotencyKey: "shared" };
  const mine = await resources.owner.post("/categories", { name: "Mine" }, options);
  const theirs = await client.post("/categories", { name: "Theirs" }, options);
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test("a refusal is not kept: the same key works once what stood in the way is gone", async () => {
  const { sku } = await server.createProduct();
  const issue = () =>
    resources.owner.post(
      "/inventory/movements",
      { type: "issue", warehouseId: server.warehouseId, lines: [{ sku, quantity: "1" }] },
      { idempotencyKey: "later" },
    );
  expect((await issue()).body.code).toBe("INSUFFICIENT_STOCK");
  await server.post({ type: "receipt", lines: [{ sku, quantity: "1" }] });
  expect((await issue()).status).toBe(201);
});
