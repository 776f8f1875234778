import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let shelf: string;

beforeAll(async () => {
  server = await createTestServer();
  shelf = expectStatus(await server.owner.post(`/warehouses/${server.warehouseId}/locations`, { code: "A1", name: "Shelf" }), 201).id;
  await server.createProduct({ name: "Blue mug", sku: "MUG" });
  await server.createProduct({ name: "Rice", sku: "RICE", scale: 3, baseUnit: "kg" });
  await server.post({
    type: "receipt",
    lines: [
      { sku: "MUG", quantity: "4", locationId: shelf },
      { sku: "RICE", quantity: "2.5", locationId: shelf },
      { sku: "MUG", quantity: "6" },
    ],
  });
});
afterAll(() => server.close());

test("200: the SKUs of a place, page by page, and not those beside or below it", async () => {
  const first = expectStatus(await server.owner.get(`/inventory/places/${shelf}?limit=1`), 200);
  expect(first.items).toMatchObject([{ sku: "MUG", name: "Blue mug", onHand: "4", reserved: "0", available: "4" }]);
  const second = expectStatus(await server.owner.get(`/inventory/places/${shelf}?limit=1&cursor=${first.nextCursor}`), 200);
  expect(second).toMatchObject({ items: [{ sku: "RICE", baseUnit: "kg", onHand: "2.5" }], nextCursor: null });
  expect(expectStatus(await server.owner.get(`/inventory/places/${server.warehouseId}`), 200).items).toMatchObject([{ sku: "MUG", onHand: "6" }]);
});

test("200: SKUs counted per place; a place that was emptied is not named any more", async () => {
  const counts = async () => expectStatus(await server.owner.get(`/inventory/places?warehouseId=${server.warehouseId}`), 200).items;
  expect(new Map((await counts()).map((item: { locationId: string; skus: number }) => [item.locationId, item.skus]))).toEqual(
    new Map([
      [server.warehouseId, 1],
      [shelf, 2],
    ]),
  );
  await server.post({ type: "issue", lines: [{ sku: "MUG", quantity: "6" }] });
  expect(await counts()).toEqual([{ locationId: shelf, skus: 2 }]);
});

test("404: places and warehouses out of reach, in another business or of another warehouse; 422: a cursor of another list", async () => {
  const branch = await server.createWarehouse({ code: "BRANCH" });
  const clerk = await server.signInAs("stock-keeper", { warehouses: [branch.id] });
  const stranger = (await server.otherBusiness()).owner;
  for (const client of [clerk, stranger]) {
    expect((await client.get(`/inventory/places/${shelf}`)).status).toBe(404);
    expect((await client.get(`/inventory/places?warehouseId=${server.warehouseId}`)).status).toBe(404);
  }
  expect((await server.owner.get(`/inventory/places/${shelf}?cursor=zzz`)).status).toBe(422);
  expect((await server.anonymous.get(`/inventory/places/${shelf}`)).status).toBe(401);
});
