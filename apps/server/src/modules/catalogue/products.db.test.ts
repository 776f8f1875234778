import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let owner: TestClient;
let cashier: TestClient;
beforeAll(async () => {
  server = await createTestServer({ business: { currency: "GBP", timeZone: "Europe/London" } });
  owner = server.owner;
  cashier = await server.signInAs("cashier");
});
afterAll(() => server.close());

const missing = "00000000-0000-7000-8000-0000000000ff";

describe("create", () => {
  test("201: one SKU, its product and its version", async () => {
    const answer = await owner.post("/products", {
      name: "Arabica",
      sku: "COF-1",
      baseUnit: "kg",
      scale: 3,
      brand: "Gayo",
      barcodes: ["4006381333931"],
      price: { amount: 1250, currency: "GBP" },
      cost: { amount: 800, currency: "GBP" },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.body).toMatchObject({
      version: 1,
      kind: "stocked",
      variants: [
        {
          sku: "COF-1",
          baseUnit: "kg",
          scale: 3,
          barcodes: ["4006381333931"],
          price: { amount: 1250, currency: "GBP" },
          cost: { amount: 800, currency: "GBP" },
        },
      ],
    });
  });

  test("201: several variants", async () => {
    const body = expectStatus(
      await owner.post("/products", {
        name: "Shirt",
        variants: [
          { sku: "SH-S", name: "S" },
          { sku: "SH-M", name: "M" },
        ],
      }),
      201,
    );
    expect(body.variants.map((variant: { sku: string }) => variant.sku)).toEqual(["SH-S", "SH-M"]);
  });

  test.each([
    [{ name: "No SKU" }, "VALIDATION_FAILED"],
    [{ name: "Both", sku: "A", variants: [{ sku: "B" }] }, "VALIDATION_FAILED"],
    [{ name: "Scale", sku: "SC", scale: 7 }, "VALIDATION_FAILED"],
    [{ name: "Lots", sku: "LOT", tracking: "lot" }, "TRACKING_UNSUPPORTED"],
    [{ name: "Money", sku: "MON", price: { amount: 1, currency: "IDR" } }, "CURRENCY_MISMATCH"],
    [{ name: "Category", sku: "CAT", categoryId: missing }, "UNKNOWN_CATEGORY"],
    [{ name: "Custom", sku: "CUS", custom: { colour: "red" } }, "VALIDATION_FAILED"],
  ])("422: %j", async (body, code) => {
    const answer = await owner.post("/products", body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  test("409: a SKU in other letters, a barcode that is in use", async () => {
    const sku = await owner.post("/products", { name: "Again", sku: "cof-1" });
    expect(sku.body).toMatchObject({ status: 409, code: "DUPLICATE", details: { field: "sku", value: "cof-1" } });
    const barcode = await owner.post("/products", { name: "Again", sku: "COF-2", barcodes: ["4006381333931"] });
    expect(barcode.body).toMatchObject({ code: "DUPLICATE", details: { field: "barcodes" } });
    expectStatus(await owner.get("/products/lookup?code=COF-2"), 404);
  });

  test("400, 401 and 403", async () => {
    expect((await owner.post("/products", "{")).status).toBe(400);
    expect((await server.anonymous.post("/products", { name: "x", sku: "x" })).status).toBe(401);
    expect((await cashier.post("/products", { name: "x", sku: "x" })).body).toMatchObject({ status: 403, details: { permission: "product:write" } });
  });

  test("two at once with one SKU: exactly one is made", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => owner.post("/products", { name: `Race ${i}`, sku: i % 2 ? "RACE" : "race" })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  test("the same Idempotency-Key makes one product", async () => {
    const once = await owner.post("/products", { name: "Once", sku: "ONCE" }, { idempotencyKey: "once-1" });
    const again = await owner.post("/products", { name: "Once", sku: "ONCE" }, { idempotencyKey: "once-1" });
    expect(again.body).toEqual(once.body);
  });
});

describe("batch", () => {
  test("200: an answer per item; a refused one stops no other", async () => {
    const { items } = expectStatus(
      await owner.post("/products:batch", {
        items: [
          { name: "B1", sku: "B-1" },
          { name: "B1 again", sku: "b-1" },
          { name: "Coffee", sku: "COF-1" },
          { name: "Lots", sku: "B-2", tracking: "serial" },
          { name: "B3", sku: "B-3" },
        ],
      }),
      200,
    );
    expect(items.map((item: { ok: boolean; code?: string }) => (item.ok ? "ok" : item.code))).toEqual([
      "ok",
      "DUPLICATE",
      "DUPLICATE",
      "TRACKING_UNSUPPORTED",
      "ok",
    ]);
    expectStatus(await owner.get(`/products/${items[0].product.id}`), 200);
  });

  test("422: more than 1,000", async () => {
    const items = Array.from({ length: 1001 }, (_, i) => ({ name: "x", sku: `X${i}` }));
    expect((await owner.post("/products:batch", { items })).status).toBe(422);
  });

  test("two batches over the same SKUs at once share them", async () => {
    const items = Array.from({ length: 1000 }, (_, i) => ({ name: `Bulk thing number ${i}`, sku: `BULK-${i}`, barcodes: [`99${i}`] }));
    const answers = await Promise.all([owner.post("/products:batch", { items }), owner.post("/products:batch", { items: [...items].reverse() })]);
    const made = answers.flatMap((answer) => expectStatus(answer, 200).items).filter((item: { ok: boolean }) => item.ok);
    expect(made).toHaveLength(1000);
  });
});

describe("read", () => {
  test("cost is absent for those who may not see it, and cannot be set by them", async () => {
    const { id } = expectStatus(await owner.get("/products/lookup?code=4006381333931"), 200).variant.id
      ? { id: expectStatus(await owner.get("/products/lookup?code=cof-1"), 200).productId }
      : { id: "" };
    const seen = expectStatus(await cashier.get(`/products/${id}`), 200);
    expect(seen.variants[0]).not.toHaveProperty("cost");
    expect(seen.variants[0].price).toEqual({ amount: 1250, currency: "GBP" });
    const list = expectStatus(await cashier.get("/products?q=arabica"), 200);
    expect(list.items[0].variants[0]).not.toHaveProperty("cost");
    expect(expectStatus(await owner.get("/products?q=arabica"), 200).items[0].variants[0].cost).toEqual({ amount: 800, currency: "GBP" });
  });

  test("lookup finds by SKU and by barcode, and says which", async () => {
    expect((await owner.get("/products/lookup?code=Cof-1")).body).toMatchObject({ matchedBy: "sku", variant: { sku: "COF-1" } });
    expect((await owner.get("/products/lookup?code=4006381333931")).body).toMatchObject({ matchedBy: "barcode", variant: { sku: "COF-1" } });
    expect((await owner.get("/products/lookup?code=nothing")).status).toBe(404);
  });

  test("every order pages through everything once", async () => {
    for (const sort of ["name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"]) {
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: { items: Array<{ id: string }>; nextCursor: string | null } = expectStatus(
          await owner.get(`/products?limit=200&archived=all&sort=${sort}${cursor ? `&cursor=${cursor}` : ""}`),
          200,
        );
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(1000);
    }
    expect((await owner.get("/products?cursor=bm8")).status).toBe(422);
  });

  test("another business sees nothing of it: 404, and its own SKUs are free", async () => {
    const other = await server.otherBusiness();
    const id = expectStatus(await owner.get("/products/lookup?code=cof-1"), 200).productId;
    expect((await other.owner.get(`/products/${id}`)).status).toBe(404);
    expect((await other.owner.get("/products/lookup?code=cof-1")).status).toBe(404);
    expect((await other.owner.get("/products?q=arabica")).body.items).toEqual([]);
    expect((await other.owner.patch(`/products/${id}`, { name: "x" }, { version: 1 })).status).toBe(404);
    expect((await other.owner.post(`/products/${id}/archive`)).status).toBe(404);
    expectStatus(await other.owner.post("/products", { name: "Arabica", sku: "COF-1" }), 201);
  });
});

describe("change", () => {
  test("200 with the next version; the list shows it at once", async () => {
    const made = await server.createProduct({ name: "Before" });
    expectStatus(await owner.get("/products?q=before"), 200);
    const changed = await owner.patch(`/products/${made.id}`, { name: "Afterwards", brand: "Lumbung" }, { version: 1 });
    expect([changed.status, changed.headers.etag, changed.body.name]).toEqual([200, '"2"', "Afterwards"]);
    expect((await owner.get("/products?q=afterwards")).body.items).toHaveLength(1);
    expect((await owner.get("/products?brand=lumbung")).body.items).toHaveLength(1);
  });

  test("412 with the current version, 428 without one, 404", async () => {
    const made = await server.createProduct();
    expectStatus(await owner.patch(`/products/${made.id}`, { name: "One" }, { version: 1 }), 200);
    expect((await owner.patch(`/products/${made.id}`, { name: "Two" }, { version: 1 })).body).toMatchObject({
      status: 412,
      code: "VERSION_CONFLICT",
      details: { currentVersion: 2 },
    });
    expect((await owner.patch(`/products/${made.id}`, { name: "Two" })).status).toBe(428);
    expect((await owner.patch(`/products/${missing}`, { name: "Two" }, { version: 1 })).status).toBe(404);
  });

  test("unit, scale and kind are fixed after the first movement", async () => {
    const made = await server.createProduct();
    const path = `/products/${made.id}/variants/${made.variantId}`;
    expectStatus(await owner.patch(path, { scale: 2, baseUnit: "kg" }, { version: 1 }), 200);
    await server.post({ type: "receipt", lines: [{ sku: made.sku, quantity: "1.25" }] });
    expect((await owner.patch(path, { scale: 3 }, { version: 2 })).body).toMatchObject({ status: 409, code: "HAS_MOVEMENTS", details: { field: "scale" } });
    expect((await owner.patch(`/products/${made.id}`, { kind: "service" }, { version: 2 })).body).toMatchObject({
      code: "HAS_MOVEMENTS",
      details: { field: "kind" },
    });
    expectStatus(await owner.patch(path, { name: "Loose" }, { version: 2 }), 200);
  });

  test("variants: added, changed, archived; the last one stays", async () => {
    const made = await server.createProduct();
    const added = expectStatus(await owner.post(`/products/${made.id}/variants`, { sku: "EXTRA", name: "Large", barcodes: ["777"] }), 201);
    expect(added.version).toBe(2);
    const extra = added.variants[1].id;
    const path = `/products/${made.id}/variants/${extra}`;
    expect((await owner.post(`/products/${made.id}/variants`, { sku: "extra" })).body).toMatchObject({ code: "DUPLICATE", details: { field: "sku" } });
    expect((await owner.patch(path, { sku: made.sku }, { version: 2 })).body).toMatchObject({ status: 409, code: "DUPLICATE" });
    const changed = expectStatus(await owner.patch(path, { sku: "EXTRA-L", barcodes: ["888"], price: { amount: 5, currency: "GBP" } }, { version: 2 }), 200);
    expect(changed.variants[1]).toMatchObject({ sku: "EXTRA-L", barcodes: ["888"] });
    expect((await owner.get("/products/lookup?code=777")).status).toBe(404);
    expect((await owner.patch(path, { barcodes: ["4006381333931"] }, { version: 3 })).body).toMatchObject({
      code: "DUPLICATE",
      details: { value: "4006381333931" },
    });
    expect(expectStatus(await owner.post(`${path}/archive`), 200).variants[1].archivedAt).not.toBeNull();
    expect((await owner.post(`/products/${made.id}/variants/${made.variantId}/archive`)).body).toMatchObject({ status: 409, code: "LAST_VARIANT" });
    expect(expectStatus(await owner.post(`${path}/restore`), 200).variants[1].archivedAt).toBeNull();
  });

  test("custom fields follow the business's settings", async () => {
    const tenant = expectStatus(await owner.get("/tenants/current"), 200);
    const customFields = {
      product: [
        { key: "weight", label: "Weight", type: "number" },
        { key: "fabric", label: "Fabric", type: "text", required: true },
      ],
    };
    expectStatus(await owner.patch("/tenants/current", { customFields }, { version: tenant.version }), 200);
    expect((await owner.post("/products", { name: "Bare", sku: "BARE" })).body.details.fields).toEqual([{ path: "custom.fabric", message: "is required" }]);
    const made = expectStatus(await owner.post("/products", { name: "Cloth", sku: "CLOTH", custom: { weight: "01.50", fabric: "linen" } }), 201);
    expect(made.custom).toEqual({ weight: "1.5", fabric: "linen" });
    const changed = expectStatus(await owner.patch(`/products/${made.id}`, { custom: { weight: null } }, { version: 1 }), 200);
    expect(changed.custom).toEqual({ fabric: "linen" });
    expectStatus(await owner.patch("/tenants/current", { customFields: { product: [] } }, { version: tenant.version + 1 }), 200);
  });
});

test("an archived product keeps its history, does not move, and comes back with the variants it had", async () => {
  const made = expectStatus(await owner.post("/products", { name: "Old thing", variants: [{ sku: "OLD-1" }, { sku: "OLD-2" }] }), 201);
  await server.post({ type: "receipt", lines: [{ sku: "OLD-1", quantity: "3" }] });
  expectStatus(await owner.post(`/products/${made.id}/variants/${made.variants[1].id}/archive`), 200);
  const archived = expectStatus(await owner.post(`/products/${made.id}/archive`), 200);
  expect(archived.archivedAt).not.toBeNull();
  expect(expectStatus(await owner.post(`/products/${made.id}/archive`), 200).version).toBe(archived.version);
  expect((await owner.get("/products?q=old-1")).body.items).toEqual([]);
  expect((await owner.get("/products?q=old-1&archived=true")).body.items).toHaveLength(1);
  const refused = await owner.post("/inventory/movements", { type: "issue", warehouseId: server.warehouseId, lines: [{ sku: "OLD-1", quantity: "1" }] });
  expect(refused.body.code).toBe("ARCHIVED_SKU");
  expect((await owner.post("/products", { name: "New", sku: "old-1" })).body).toMatchObject({ code: "DUPLICATE", details: { archived: true } });
  const restored = expectStatus(await owner.post(`/products/${made.id}/restore`), 200);
  expect(restored.variants.map((variant: { archivedAt: string | null }) => variant.archivedAt === null)).toEqual([true, false]);
});

test("every command leaves its audit entry and its event", async () => {
  const made = await server.createProduct({ name: "Audited" });
  expectStatus(await owner.patch(`/products/${made.id}`, { name: "Audited well" }, { version: 1 }), 200);
  const ctx = server.app.modules.identity.systemCtx(server.tenantId);
  const rows = await server.database.db.read(ctx, ({ tx }) =>
    tx.query<{ action: string; after: unknown; topic: string; payload: unknown }>(
      `SELECT a.action, a.after, e.topic, e.payload FROM audit_entry a JOIN event_log e ON e.tenant_id = a.tenant_id AND e.aggregate_id = a.entity_id AND e.topic = 'catalogue.' || a.action
        WHERE a.tenant_id = $1 AND a.entity_id = $2 ORDER BY a.position`,
      [server.tenantId, made.id],
    ),
  );
  expect(rows).toMatchObject([
    { action: "product.created", payload: { id: made.id, version: 1, variants: [{ sku: made.sku }] } },
    { action: "product.updated", after: { name: "Audited well" }, payload: { version: 2, changed: ["name"] } },
  ]);
});
