import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

test("a test server is the whole program: people with roles, a second business, consumers that catch up", async () => {
  expect((await server.anonymous.get("/tenants")).status).toBe(401);
  expect((await server.owner.get("/tenants")).body.items).toHaveLength(1);
  const keeper = await server.signInAs("stock-keeper", { warehouses: [server.warehouseId] });
  expect((await keeper.get("/auth/me")).body).toMatchObject({ role: { key: "stock-keeper" }, warehouseIds: [server.warehouseId] });
  const other = await server.otherBusiness();
  expect(other.tenantId).not.toBe(server.tenantId);
  const { sku } = await server.createProduct();
  await server.post({ type: "receipt", lines: [{ sku, quantity: "5" }] });
  await server.runConsumersUntilIdle();
  expect((await server.owner.get(`/inventory/summaries?sku=${sku}`)).body.items).toMatchObject([{ sku, currentStock: "5" }]);
  expect((await other.owner.get(`/inventory/summaries?sku=${sku}`)).body.items).toEqual([]);
});
