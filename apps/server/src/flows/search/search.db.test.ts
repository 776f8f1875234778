import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let branch: string;

beforeAll(async () => {
  server = await createTestServer();
  branch = (await server.createWarehouse({ code: "CAB", name: "Lantern store" })).id;
  expectStatus(await server.owner.post("/categories", { name: "Lanterns" }), 201);
  await server.createProduct({ name: "Lantern, brass", sku: "LAN-1", barcodes: ["4006381333931"] });
  await server.createProduct({ name: "Rice", sku: "RICE" });
  await server.post({ type: "receipt", warehouseId: branch, reference: "Lantern", lines: [{ sku: "LAN-1", quantity: "2" }] });
});
afterAll(() => server.close());

const find = async (q: string, client: TestClient = server.owner) => expectStatus(await client.get(`/search?q=${encodeURIComponent(q)}`), 200);

test("200: one word finds products, documents, warehouses and categories", async () => {
  const found = await find("lantern");
  expect(found).toMatchObject({ products: [{ sku: "LAN-1", name: "Lantern, brass" }], warehouses: [{ code: "CAB" }], categories: [{ name: "Lanterns" }] });
  expect((await find("Lantern")).documents).toMatchObject([{ type: "receipt", reference: "Lantern", warehouseId: branch }]);
});

test("200: a number finds its document, a barcode its product, a typing error what was meant", async () => {
  const { number, id } = (await find("Lantern")).documents[0];
  expect((await find(number.toLowerCase().replace("-0000", "-"))).documents).toMatchObject([{ id, number }]);
  expect((await find("4006381333931")).products).toMatchObject([{ sku: "LAN-1" }]);
  expect((await find("lantren")).products).toMatchObject([{ sku: "LAN-1" }]);
  expect(await find("nothing of the kind")).toEqual({ products: [], documents: [], warehouses: [], categories: [] });
});

test("200: nobody finds what he may not read", async () => {
  const { key } = expectStatus(await server.owner.post("/api-keys", { name: "Prices", permissions: ["product:read"] }), 201);
  const answer = await server.anonymous.get("/search?q=Lantern", { headers: { authorization: `Bearer ${key}` } });
  expect(answer.body).toMatchObject({ products: [{ sku: "LAN-1" }], documents: [], warehouses: [] });
  const keeper = await server.signInAs("stock-keeper", { warehouses: [server.warehouseId] });
  expect(await find("Lantern", keeper)).toMatchObject({ products: [{ sku: "LAN-1" }], documents: [], warehouses: [] });
});

test("401 and 422", async () => {
  expect((await server.anonymous.get("/search?q=x")).status).toBe(401);
  for (const query of ["", "?q=", "?q=x&limit=100"]) expect((await server.owner.get(`/search${query}`)).body.code).toBe("VALIDATION_FAILED");
});
