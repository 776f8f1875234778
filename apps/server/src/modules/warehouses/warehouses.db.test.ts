import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let owner: TestClient;
beforeAll(async () => {
  server = await createTestServer();
  owner = server.owner;
});
afterAll(() => server.close());

test("a new business has MAIN, its root location and the counter-locations", async () => {
  expect((await owner.get("/warehouses")).body).toMatchObject({
    items: [{ id: server.warehouseId, code: "MAIN", kind: "main", version: 1 }],
    nextCursor: null,
  });
  expect((await owner.get(`/warehouses/${server.warehouseId}/locations`)).body.items).toMatchObject([{ id: server.warehouseId, parentId: null, code: "MAIN" }]);
  const counters = await server.database.db.read(server.app.modules.identity.systemCtx(server.tenantId), ({ tx }) =>
    tx.query<{ kind: string }>("SELECT kind FROM location_face WHERE warehouse_id IS NULL ORDER BY location_id"),
  );
  expect(counters.map((row) => row.kind)).toEqual(["supplier", "customer", "loss", "gain", "opening", "production", "transit"]);
});

describe("warehouses", () => {
  test("201, then 200 with the next version; the root follows", async () => {
    const made = expectStatus(await owner.post("/warehouses", { code: "SHOP", name: "Shop", kind: "branch" }), 201);
    const changed = await owner.patch(`/warehouses/${made.id}`, { code: "SHOP-1", kind: "virtual" }, { version: 1 });
    expect([changed.status, changed.headers.etag, changed.body]).toMatchObject([200, '"2"', { code: "SHOP-1", name: "Shop", kind: "virtual" }]);
    expect((await owner.get(`/warehouses/${made.id}/locations`)).body.items).toMatchObject([{ id: made.id, code: "SHOP-1" }]);
  });

  test("409, 412, 428, 422, 404, 403, 401", async () => {
    const made = await server.createWarehouse({ code: "TAKEN" });
    expect((await owner.post("/warehouses", { code: "taken", name: "x" })).body).toMatchObject({ status: 409, code: "DUPLICATE", details: { field: "code" } });
    expectStatus(await owner.patch(`/warehouses/${made.id}`, { name: "Other" }, { version: 1 }), 200);
    expect((await owner.patch(`/warehouses/${made.id}`, { name: "x" }, { version: 1 })).body).toMatchObject({ status: 412, details: { currentVersion: 2 } });
    expect((await owner.patch(`/warehouses/${made.id}`, { name: "x" })).status).toBe(428);
    expect((await owner.post("/warehouses", { code: "", name: "x" })).status).toBe(422);
    const other = await server.otherBusiness();
    expect((await other.owner.get(`/warehouses/${made.id}`)).status).toBe(404);
    const viewer = await server.signInAs("viewer");
    expect((await viewer.post("/warehouses", { code: "V", name: "V" })).status).toBe(403);
    expect((await server.anonymous.get("/warehouses")).status).toBe(401);
  });

  test("two at once with one code: one is made", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => owner.post("/warehouses", { code: "RACE", name: "Race" })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });

  test("who is limited to a warehouse sees no other, and makes none", async () => {
    const branch = await server.createWarehouse({ code: "SCOPED" });
    const manager = await server.signInAs("manager", { warehouses: [branch.id] });
    expect((await manager.get("/warehouses")).body.items.map((item: { code: string }) => item.code)).toEqual(["SCOPED"]);
    expect((await manager.get(`/warehouses/${server.warehouseId}`)).status).toBe(404);
    expect((await manager.get(`/warehouses/${server.warehouseId}/locations`)).status).toBe(404);
    expect((await manager.patch(`/warehouses/${server.warehouseId}`, { name: "x" }, { version: 1 })).status).toBe(404);
    expect((await manager.post(`/warehouses/${server.warehouseId}/locations`, { code: "x", name: "x" })).status).toBe(404);
    expect((await manager.post("/warehouses", { code: "MINE", name: "Mine" })).status).toBe(403);
  });

  test("archived only when empty, with its locations; they come back but for those archived before", async () => {
    const made = await server.createWarehouse();
    const shelf = expectStatus(await owner.post(`/warehouses/${made.id}/locations`, { code: "A", name: "Shelf A" }), 201);
    const old = expectStatus(await owner.post(`/warehouses/${made.id}/locations`, { code: "B", name: "Shelf B" }), 201);
    expectStatus(await owner.post(`/warehouses/${made.id}/locations/${old.id}/archive`), 200);
    const product = await server.createProduct();
    await server.post({ type: "receipt", warehouseId: made.id, lines: [{ sku: product.sku, quantity: "2", locationId: shelf.id }] });
    expect((await owner.post(`/warehouses/${made.id}/archive`)).body).toMatchObject({ status: 409, code: "HAS_STOCK", details: { skus: [product.sku] } });
    expect((await owner.post(`/warehouses/${made.id}/locations/${shelf.id}/archive`)).body.code).toBe("HAS_STOCK");
    await server.post({ type: "issue", warehouseId: made.id, lines: [{ sku: product.sku, quantity: "2", locationId: shelf.id }] });
    expectStatus(await owner.post(`/warehouses/${made.id}/archive`), 200);
    const receipt = { type: "receipt", warehouseId: made.id, lines: [{ sku: product.sku, quantity: "1" }] };
    expect((await owner.post("/inventory/movements", receipt)).body.code).toBe("ARCHIVED_WAREHOUSE");
    expect((await owner.get("/warehouses?archived=true")).body.items).toHaveLength(1);
    expectStatus(await owner.post(`/warehouses/${made.id}/restore`), 200);
    const codes = (await owner.get(`/warehouses/${made.id}/locations`)).body.items.map((item: { code: string }) => item.code);
    expect(codes).toEqual(["A", made.code]);
  });
});

describe("locations", () => {
  const path = () => `/warehouses/${server.warehouseId}/locations`;
  const add = async (code: string, parentId?: string) => expectStatus(await owner.post(path(), { code, name: code, parentId }), 201);

  test("a tree without circles, also when two move at once", async () => {
    const zone = await add("ZONE");
    const shelf = await add("SHELF", zone.id);
    expect([zone.parentId, shelf.parentId]).toEqual([server.warehouseId, zone.id]);
    expect((await owner.patch(`${path()}/${zone.id}`, { parentId: shelf.id }, { version: 1 })).body).toMatchObject({ status: 422, code: "TREE_CYCLE" });
    const [left, right] = [await add("LEFT"), await add("RIGHT")];
    const moves = await Promise.all([
      owner.patch(`${path()}/${left.id}`, { parentId: right.id }, { version: 1 }),
      owner.patch(`${path()}/${right.id}`, { parentId: left.id }, { version: 1 }),
    ]);
    expect(moves.map((move) => move.status).sort()).toEqual([200, 422]);
  });

  test("a location stays in its warehouse, and the root is the warehouse's", async () => {
    const other = await server.createWarehouse();
    const here = await add("HERE");
    expect((await owner.patch(`${path()}/${here.id}`, { parentId: other.id }, { version: 1 })).body.code).toBe("UNKNOWN_LOCATION");
    expect((await owner.post(path(), { code: "X", name: "X", parentId: other.id })).body.code).toBe("UNKNOWN_LOCATION");
    expect((await owner.patch(`/warehouses/${other.id}/locations/${here.id}`, { name: "x" }, { version: 1 })).status).toBe(404);
    expect((await owner.post(`${path()}/${server.warehouseId}/archive`)).body.code).toBe("CONFLICT");
  });

  test("409, 412, 428; archived from the leaves up", async () => {
    const parent = await add("PARENT");
    const child = await add("CHILD", parent.id);
    expect((await owner.post(path(), { code: "parent", name: "x" })).body).toMatchObject({ code: "DUPLICATE", details: { field: "code" } });
    expect(expectStatus(await owner.patch(`${path()}/${child.id}`, { name: "Child" }, { version: 1 }), 200).version).toBe(2);
    expect((await owner.patch(`${path()}/${child.id}`, { name: "x" }, { version: 1 })).status).toBe(412);
    expect((await owner.patch(`${path()}/${child.id}`, { name: "x" })).status).toBe(428);
    expect((await owner.post(`${path()}/${parent.id}/archive`)).body).toMatchObject({ code: "IN_USE", details: { locations: ["CHILD"] } });
    expectStatus(await owner.post(`${path()}/${child.id}/archive`), 200);
    expectStatus(await owner.post(`${path()}/${parent.id}/archive`), 200);
    expect((await owner.post(`${path()}/${child.id}/restore`)).body.code).toBe("UNKNOWN_LOCATION");
    expectStatus(await owner.post(`${path()}/${parent.id}/restore`), 200);
    expectStatus(await owner.post(`${path()}/${child.id}/restore`), 200);
  });
});
