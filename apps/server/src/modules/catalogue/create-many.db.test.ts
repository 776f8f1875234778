import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../app/testing/test-server.ts";
import { newId } from "../../shared/ids.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

function thousands(count: number, prefix: string) {
  return Array.from({ length: count }, (_, i) => ({
    productId: newId(),
    variantId: newId(),
    name: `${prefix} hanging heart number ${i}`,
    sku: `${prefix}-${i}`,
    stocked: i % 100 !== 0,
    scale: 0,
    priceMinor: i,
  }));
}

test("a flow makes 2,000 products in a few statements, with audit and events, and finds them", async () => {
  const { catalogue, identity } = server.app.modules;
  const ctx = identity.systemCtx(server.tenantId);
  const products = thousands(2000, "BULK");
  await server.database.db.withTransaction(ctx, async (tx) => {
    await catalogue.createProducts(tx, products);
    const found = await catalogue.findBySku(tx, ["bulk-0", "BULK-1999", "absent"]);
    expect([...found.keys()].sort()).toEqual(["bulk-0", "bulk-1999"]);
    expect(found.get("bulk-0")).toMatchObject({ productId: products[0]?.productId, stocked: false, archived: false });
  });
  const [counts] = await server.database.db.read(ctx, ({ tx }) =>
    tx.query<{ audits: number; events: number }>(
      `SELECT (SELECT count(*) FROM audit_entry WHERE action = 'product.created') AS audits, (SELECT count(*) FROM event_log WHERE topic = 'catalogue.product.created') AS events`,
    ),
  );
  expect(counts).toEqual({ audits: 2000, events: 2000 });
});

test("all or nothing: one SKU in use leaves no trace of the others", async () => {
  const { catalogue, identity } = server.app.modules;
  const ctx = identity.systemCtx(server.tenantId);
  const taken = await server.createProduct({ sku: "NONE-7" });
  const attempt = server.database.db.withTransaction(ctx, (tx) => catalogue.createProducts(tx, thousands(10, "none")));
  await expect(attempt).rejects.toMatchObject({ code: "DUPLICATE", details: { value: "none-7", variantId: taken.variantId } });
  expect((await catalogue.findBySku(ctx, ["none-1"])).size).toBe(0);
});

test("what an undone import made is archived and comes back in one go", async () => {
  const { catalogue, identity } = server.app.modules;
  const ctx = identity.systemCtx(server.tenantId);
  const products = thousands(20, "UNDO");
  const ids = products.map((product) => product.productId);
  await server.database.db.withTransaction(ctx, async (tx) => {
    await catalogue.createProducts(tx, products);
    await catalogue.archiveProducts(tx, ids);
  });
  expect((await catalogue.findBySku(ctx, ["undo-3"])).get("undo-3")?.archived).toBe(true);
  await server.database.db.withTransaction(ctx, (tx) => catalogue.restoreProducts(tx, ids));
  expect((await catalogue.findBySku(ctx, ["undo-3"])).get("undo-3")?.archived).toBe(false);
});
