import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../../app/testing/test-server.ts";

let server: TestServer;
let owner: TestClient;
beforeAll(async () => {
  server = await createTestServer();
  owner = server.owner;
});
afterAll(() => server.close());

async function category(name: string, parentId?: string): Promise<{ id: string; version: number }> {
  return expectStatus(await owner.post("/categories", { name, parentId }), 201);
}

test("a tree: products are found in the category and above it", async () => {
  const food = await category("Food");
  const rice = await category("Rice", food.id);
  await server.createProduct({ sku: "RICE-1", categoryId: rice.id });
  for (const id of [food.id, rice.id]) expect((await owner.get(`/products?categoryId=${id}`)).body.items).toHaveLength(1);
  expect((await owner.get("/categories?limit=1")).body).toMatchObject({ items: [{ name: "Food", parentId: null }], nextCursor: expect.any(String) });
});

test("sisters differ in name, cousins need not", async () => {
  const tools = await category("Tools");
  expect((await owner.post("/categories", { name: "tools" })).body).toMatchObject({ status: 409, code: "DUPLICATE", details: { field: "name" } });
  await category("Tools", tools.id);
  expect((await owner.post("/categories", { name: "x", parentId: "00000000-0000-7000-8000-0000000000ff" })).body.code).toBe("UNKNOWN_CATEGORY");
});

test("a category does not move below itself, also when two move at once", async () => {
  const a = await category("A");
  const b = await category("B", a.id);
  expect((await owner.patch(`/categories/${a.id}`, { parentId: b.id }, { version: 1 })).body).toMatchObject({ status: 422, code: "TREE_CYCLE" });
  expect((await owner.patch(`/categories/${a.id}`, { parentId: a.id }, { version: 1 })).body.code).toBe("TREE_CYCLE");
  const left = await category("Left");
  const right = await category("Right");
  const moves = await Promise.all([
    owner.patch(`/categories/${left.id}`, { parentId: right.id }, { version: 1 }),
    owner.patch(`/categories/${right.id}`, { parentId: left.id }, { version: 1 }),
  ]);
  expect(moves.map((move) => move.status).sort()).toEqual([200, 422]);
});

test("412, 428 and 404", async () => {
  const made = await category("Versions");
  expect(expectStatus(await owner.patch(`/categories/${made.id}`, { name: "Versioned" }, { version: 1 }), 200).version).toBe(2);
  expect((await owner.patch(`/categories/${made.id}`, { name: "x" }, { version: 1 })).body).toMatchObject({ status: 412, details: { currentVersion: 2 } });
  expect((await owner.patch(`/categories/${made.id}`, { name: "x" })).status).toBe(428);
  const other = await server.otherBusiness();
  expect((await other.owner.get(`/categories/${made.id}`)).status).toBe(404);
  expect((await other.owner.post("/products", { name: "x", sku: "x", categoryId: made.id })).body.code).toBe("UNKNOWN_CATEGORY");
});

test("only an empty category is archived; it comes back unless its place is gone", async () => {
  const parent = await category("Season");
  const child = await category("Summer", parent.id);
  const product = await server.createProduct({ categoryId: child.id });
  expect((await owner.post(`/categories/${parent.id}/archive`)).body).toMatchObject({ status: 409, code: "IN_USE", details: { categories: 1, products: 0 } });
  expect((await owner.post(`/categories/${child.id}/archive`)).body.details).toEqual({ categories: 0, products: 1 });
  expectStatus(await owner.patch(`/products/${product.id}`, { categoryId: null }, { version: 1 }), 200);
  expectStatus(await owner.post(`/categories/${child.id}/archive`), 200);
  expectStatus(await owner.post(`/categories/${parent.id}/archive`), 200);
  expect((await owner.post(`/categories/${child.id}/restore`)).body.code).toBe("UNKNOWN_CATEGORY");
  expectStatus(await owner.post(`/categories/${parent.id}/restore`), 200);
  expectStatus(await owner.post(`/categories/${child.id}/restore`), 200);
});
