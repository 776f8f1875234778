import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let branch: string;
let mug: { id: string; variants: Array<{ id: string }> };
let rice: { id: string; variantId: string };

beforeAll(async () => {
  server = await createTestServer();
  branch = (await server.createWarehouse({ code: "BRANCH" })).id;
  mug = expectStatus(await server.owner.post("/products", { name: "Mug", variants: [{ sku: "MUG-BLUE" }, { sku: "MUG-RED" }] }), 201);
  rice = await server.createProduct({ name: "Rice", sku: "RICE", scale: 3, baseUnit: "kg" });
  await server.post({ type: "receipt", lines: [{ sku: "MUG-BLUE", quantity: "20" }] });
  await server.post({ type: "receipt", lines: [{ sku: "RICE", quantity: "2.5" }] });
  await server.post({ type: "transfer", toWarehouseId: branch, lines: [{ sku: "MUG-BLUE", quantity: "5" }] });
  expectStatus(await server.owner.put("/inventory/minimums", { sku: "MUG-BLUE", warehouseId: branch, minimum: "6" }), 200);
  await server.runConsumersUntilIdle();
});
afterAll(() => server.close());

const stock = async (query: string, client: TestClient = server.owner) => expectStatus(await client.get(`/products/stock?${query}`), 200).items;
const names = async (query: string, client: TestClient = server.owner) =>
  expectStatus(await client.get(`/products?${query}`), 200).items.map((product: { name: string }) => product.name);

test("200: every SKU in every warehouse, with 0 where it never was", async () => {
  const rows = await stock(`ids=${mug.id},${rice.id}`);
  expect(rows).toHaveLength(6);
  expect(rows).toContainEqual({
    productId: mug.id,
    variantId: mug.variants[0]?.id,
    warehouseId: branch,
    onHand: "5",
    reserved: "0",
    available: "5",
    minimum: "6",
    low: true,
  });
  expect(rows).toContainEqual(expect.objectContaining({ variantId: mug.variants[1]?.id, warehouseId: branch, onHand: "0", minimum: null, low: false }));
});

test("200: a sum says that a SKU is low where it is so in one of the warehouses", async () => {
  expect(await stock(`ids=${mug.id},${rice.id}&sum=true`)).toMatchObject([
    { productId: mug.id, warehouseId: null, onHand: "20", minimum: "6", low: true },
    { productId: mug.id, onHand: "0", minimum: null, low: false },
    { productId: rice.id, onHand: "2.5", low: false },
  ]);
});

test("R-TEN-2: stock and what is low are of the caller's warehouses", async () => {
  const keeper = await server.signInAs("stock-keeper", { warehouses: [server.warehouseId] });
  expect(await stock(`ids=${mug.id}&sum=true`, keeper)).toMatchObject([{ onHand: "15", low: false }, { onHand: "0" }]);
  expect(await names("low=true")).toEqual(["Mug"]);
  expect(await names("low=true", keeper)).toEqual([]);
});

test("low products are searched, filtered and gone once they are not low any more", async () => {
  const other = await server.createProduct({ name: "Mug rack", sku: "RACK" });
  expectStatus(await server.owner.put("/inventory/minimums", { sku: "RACK", warehouseId: branch, minimum: "1" }), 200);
  expect(await names("low=true&sort=-name")).toEqual(["Mug rack", "Mug"]);
  expect(await names("low=true&q=rack")).toEqual(["Mug rack"]);
  expect(await names("low=true&q=rice")).toEqual([]);
  await server.post({ type: "receipt", warehouseId: branch, lines: [{ sku: "RACK", quantity: "1" }] });
  await server.runConsumersUntilIdle();
  expect(await names("low=true")).toEqual(["Mug"]);
  expectStatus(await server.owner.post(`/products/${other.id}/archive`), 200);
});

test("R-TEN-1: another business's ids show nothing; 422: ids that are none", async () => {
  const other = await server.otherBusiness();
  expect(await stock(`ids=${mug.id}`, other.owner)).toEqual([]);
  expect(await names("low=true", other.owner)).toEqual([]);
  expect((await server.owner.get("/products/stock?ids=mug")).status).toBe(422);
  expect((await server.owner.get("/products/stock")).status).toBe(422);
});

test("why a product was archived stands in the audit trail", async () => {
  const product = await server.createProduct({ name: "Lamp" });
  expectStatus(await server.owner.post(`/products/${product.id}/archive`, { reason: "Not made any more" }), 200);
  expectStatus(await server.owner.post(`/products/${product.id}/restore`), 200);
  const { items } = expectStatus(await server.owner.get(`/audit?entityType=product&entityId=${product.id}`), 200);
  expect(items.map((entry: { action: string; reason: string | null }) => [entry.action, entry.reason])).toEqual([
    ["product.restored", null],
    ["product.archived", "Not made any more"],
    ["product.created", null],
  ]);
});
