import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ now: "2026-11-20T08:00:00Z", business: { currency: "IDR", locale: "id-ID" } });
  await server.consumers.startJobs();
});
afterAll(() => server.close());

async function fill(client: TestClient) {
  const { id, ...asked } = expectStatus(await client.post("/demo-data"), 202);
  expect(asked).toEqual({ state: "waiting", fraction: 0, error: null });
  const read = async () => expectStatus(await client.get(`/demo-data/${id}`), 200);
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe("finished");
  expect(await read()).toMatchObject({ fraction: 1, error: null });
}
const all = async (client: TestClient, path: string) => expectStatus(await client.get(`${path}${path.includes("?") ? "&" : "?"}limit=200`), 200).items;

test("202: a fresh business has goods in its language and currency, a branch, two months of trade, and shelves that run low", {
  timeout: 120_000,
}, async () => {
  await fill(server.owner);
  await server.runConsumersUntilIdle();
  const products = await all(server.owner, "/products");
  expect(products).toHaveLength(36);
  const rice = products.find((product: { name: string }) => product.name === "Beras 5 kg");
  expect(rice.variants[0]).toMatchObject({ sku: "DEMO-RICE5", price: { amount: 100_000, currency: "IDR" }, cost: { amount: 70_000 } });
  expect(expectStatus(await server.owner.get(`/products/lookup?code=${rice.variants[0].barcodes[0]}`), 200).variantId).toBe(rice.variants[0].id);
  expect((await all(server.owner, "/warehouses")).map((one: { name: string }) => one.name)).toContain("Cabang");

  const documents = await all(server.owner, "/inventory/documents?type=issue");
  expect(documents).toHaveLength(200);
  expect(documents[0].actor).toMatchObject({ kind: "user", name: "Owner" });
  expect(Date.parse(documents[0].effectiveAt)).toBeLessThanOrEqual(server.clock.now().getTime());
  expect(Date.parse(documents[0].effectiveAt)).toBeGreaterThan(server.clock.now().getTime() - 86_400_000);
  expect((await all(server.owner, "/inventory/levels")).every((level: { onHand: string }) => Number(level.onHand) >= 0)).toBe(true);
  const alerts = await all(server.owner, "/alerts?state=open");
  expect(alerts.length).toBeGreaterThan(2);
  expect(alerts.length).toBeLessThan(36);
  expect((await server.owner.get("/inventory/verify")).body).toMatchObject({ ok: true });
});

test("asked again, it changes nothing", { timeout: 120_000 }, async () => {
  const count = async () => expectStatus(await server.owner.get("/dashboard"), 200).days.map((day: { movements: number }) => day.movements);
  const before = await count();
  await fill(server.owner);
  await server.runConsumersUntilIdle();
  expect(await count()).toEqual(before);
  expect(await all(server.owner, "/products")).toHaveLength(36);
});

test("409 where there is something already; 401, 403 and 404", async () => {
  const { owner } = await server.otherBusiness();
  expectStatus(await owner.post("/products", { name: "My own", sku: "OWN-1" }), 201);
  expect((await owner.post("/demo-data")).body).toMatchObject({ status: 409, code: "NOT_EMPTY", details: { products: true, documents: false } });
  expect((await server.anonymous.post("/demo-data")).status).toBe(401);
  expect((await (await server.signInAs("manager")).post("/demo-data")).body).toMatchObject({ status: 403, details: { permission: "tenant:update" } });
  const { id } = expectStatus(await server.owner.post("/demo-data"), 202);
  expect((await owner.get(`/demo-data/${id}`)).status).toBe(404);
});
