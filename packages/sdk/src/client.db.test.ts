import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import { createTestServer, type TestServer } from "../../../apps/server/src/app/testing/test-server.ts";
import { type Client, createClient, type ErrorCode, LumbungError, type PostedDocument } from "./index.ts";

describe("the SDK against a real server", () => {
  let server: TestServer;
  let baseUrl: string;
  let client: Client;
  const retry = { baseDelayMs: 1 };

  beforeAll(async () => {
    server = await createTestServer();
    baseUrl = await server.listen();
    client = clientWith();
  });
  afterAll(() => server.close());

  /** A client whose requests pass through `through` on their way. */
  function clientWith(
    through: (send: () => Promise<Response>, nth: number, request: { url: string; init: RequestInit }) => Promise<Response> = (send) => send(),
  ) {
    let nth = 0;
    const through_: typeof fetch = (url, init = {}) => through(() => fetch(url, init), ++nth, { url: String(url), init });
    return createClient({ baseUrl: `${baseUrl}/`, token: () => server.owner.token ?? "", retry, fetch: through_ });
  }

  async function failure(call: Promise<unknown>): Promise<LumbungError> {
    const error = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof LumbungError)) throw new Error(`expected a LumbungError, got ${String(error)}`);
    return error;
  }

  const stockOf = async (sku: string) => (await client.get("/inventory/levels", { query: { sku } })).items[0]?.onHand;
  const receipt = (sku: string, quantity: string) => ({ type: "receipt" as const, warehouseId: server.warehouseId, lines: [{ sku, quantity }] });

  test("a movement is posted and read back, typed by the contracts", async () => {
    const { sku } = await server.createProduct();
    const posted = await client.post("/inventory/movements", { body: receipt(sku, "7") });
    expectTypeOf(posted).toEqualTypeOf<PostedDocument>();
    expect(posted.levels[0]).toMatchObject({ sku, onHand: "7" });
    expect(await client.get("/inventory/documents/{id}", { params: { id: posted.document.id } })).toMatchObject({ number: posted.document.number });
    // @ts-expect-error there is no such path
    expect((await failure(client.get("/nowhere"))).code).toBe("NOT_FOUND" satisfies ErrorCode);
  });

  test("a list as a file is a text, a document to print is a Blob", async () => {
    const { sku } = await server.createProduct();
    const file = await client.get("/products.csv", { query: { q: sku } });
    expectTypeOf(file).toEqualTypeOf<string>();
    expect(file).toContain(sku);
    const labels = await client.post("/products/labels", { body: { items: [{ sku }] } });
    expectTypeOf(labels).toEqualTypeOf<Blob>();
    expect([labels.type, (await labels.text()).slice(0, 5)]).toEqual(["application/pdf", "%PDF-"]);
  });

  test("a refusal is a LumbungError with its code, numbers and what to do", async () => {
    const { sku } = await server.createProduct();
    const error = await failure(client.post("/inventory/movements", { body: { ...receipt(sku, "3"), type: "issue" } }));
    expect(error).toMatchObject({ code: "INSUFFICIENT_STOCK", status: 409, details: { sku, requested: "3", available: "0" } });
    expect(error.fix).toContain("Lower the quantity");
    expect(error.requestId).toBe(error.problem?.requestId);
  });

  test("a write whose answer was lost is sent again under the same key and happens once", async () => {
    const { sku } = await server.createProduct();
    const keys: Array<string | null> = [];
    const losing = clientWith(async (send, nth, { init }) => {
      keys.push(new Headers(init.headers).get("idempotency-key"));
      const answer = await send();
      if (nth === 1) throw new TypeError("socket hang up");
      return answer;
    });
    await losing.post("/inventory/movements", { body: receipt(sku, "5") });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(await stockOf(sku)).toBe("5");
  });

  test("an answer that breaks off in the middle counts as none", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    const breaking = clientWith((send, nth) => (nth === 1 ? Promise.resolve(new Response(broken)) : send()));
    expect((await breaking.get("/tenants")).items).toHaveLength(1);
  });

  test("a busy server is asked again, after the time it names", async () => {
    const busy = clientWith((send, nth) => (nth <= 2 ? problem(503, "OVERLOADED", "0") : send()));
    expect((await busy.get("/warehouses")).items).toHaveLength(1);
  });

  test("nobody waits longer than the policy says", async () => {
    let sent = 0;
    const locked = clientWith(() => {
      sent++;
      return problem(429, "TOO_MANY_ATTEMPTS", "900");
    });
    expect((await failure(locked.get("/warehouses"))).code).toBe("TOO_MANY_ATTEMPTS");
    expect(sent).toBe(1);
  });

  test("it gives up after the attempts of the policy, and says what was in the way", async () => {
    let sent = 0;
    const gateway = clientWith(() => {
      sent++;
      return Promise.resolve(new Response("<h1>Bad gateway</h1>", { status: 502 }));
    });
    expect(await failure(gateway.get("/warehouses"))).toMatchObject({ code: "UNEXPECTED_ANSWER", status: 502 });
    expect(sent).toBe(5);
  });

  test("a refusal that would stay the same is not asked again, nor is a write without a key", async () => {
    let sent = 0;
    const counting = clientWith((send) => {
      sent++;
      return send();
    });
    await failure(counting.get("/products/{id}", { params: { id: "00000000-0000-7000-8000-0000000000ff" } }));
    expect(sent).toBe(1);
    const cut = clientWith(() => {
      sent++;
      return Promise.reject(new TypeError("cut"));
    });
    expect(await failure(cut.post("/auth/login", { body: { email: "a@example.org", password: "x" } }))).toMatchObject({ code: "NO_ANSWER", status: 0 });
    expect(sent).toBe(2);
  });

  test("a caller may end a call while it waits", async () => {
    const controller = new AbortController();
    const busy = clientWith(() => {
      controller.abort(new Error("not needed any more"));
      return problem(503, "OVERLOADED", "20");
    });
    await expect(busy.get("/warehouses", { signal: controller.signal })).rejects.toThrow("not needed any more");
  });

  test("a list comes page after page", async () => {
    const { sku } = await server.createProduct();
    for (let n = 1; n <= 5; n++) await client.post("/inventory/movements", { body: { ...receipt(sku, "1"), reference: `page-${n}` } });
    const references: Array<string | null> = [];
    for await (const movement of client.list("/inventory/movements", { query: { sku, limit: 2 } })) references.push(movement.reference);
    expect(references.sort()).toEqual(["page-1", "page-2", "page-3", "page-4", "page-5"]);
  });

  test("a change names the version it was made from", async () => {
    const product = await server.createProduct();
    const params = { id: product.id };
    const changed = await client.patch("/products/{id}", { params, ifMatch: product.version, body: { name: "Rice" } });
    expect(changed.version).toBe(product.version + 1);
    expect((await failure(client.patch("/products/{id}", { params, ifMatch: product.version, body: { name: "Paddy" } }))).code).toBe("VERSION_CONFLICT");
  });

  test("a program signs in with an API key", async () => {
    const { key } = await client.post("/api-keys", { body: { name: "Till", permissions: ["warehouse:read"] } });
    const till = createClient({ baseUrl, apiKey: key ?? "" });
    expect((await till.get("/warehouses")).items).toHaveLength(1);
    expect(await failure(till.get("/products"))).toMatchObject({ code: "FORBIDDEN", details: { permission: "product:read" } });
  });

  function problem(status: number, code: string, retryAfter: string): Promise<Response> {
    const body = { type: "about:blank", title: code, status, detail: code, code, details: {}, requestId: "r", fix: "wait" };
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "content-type": "application/problem+json", "retry-after": retryAfter } }));
  }
});
