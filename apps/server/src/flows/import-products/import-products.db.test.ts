import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";
import { systemContext } from "../../shared/system-context.ts";
import { endOfImport } from "../import-files/testing.ts";
import { createProductImport } from "./index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ now: "2026-11-20T12:00:00Z", business: { currency: "EUR", timeZone: "Europe/Berlin" } });
  await server.consumers.startJobs();
});
afterAll(() => server.close());

const body = (text: string, fields: Record<string, unknown> = {}) => ({
  kind: "products",
  fileName: "goods.csv",
  warehouseId: server.warehouseId,
  text,
  ...fields,
});
const bring = async (text: string, fields: Record<string, unknown> = {}, client: TestClient = server.owner) => {
  const { id } = expectStatus(await client.post("/imports", body(text, fields)), 202);
  return endOfImport(server, client, id);
};
const preview = async (text: string, fields: Record<string, unknown> = {}) =>
  expectStatus(await server.owner.post("/imports/preview", body(text, fields)), 200);
const lookup = async (code: string) => expectStatus(await server.owner.get(`/products/lookup?code=${code}`), 200);
const productOf = async (code: string) => expectStatus(await server.owner.get(`/products/${(await lookup(code)).productId}`), 200);
const onHand = async (sku: string) =>
  expectStatus(await server.owner.get(`/inventory/levels?q=${sku}&warehouseId=${server.warehouseId}`), 200).items.find(
    (item: { sku: string }) => item.sku === sku,
  )?.onHand;

describe("a shop's list", () => {
  const list = [
    "sku,name,barcode,category,brand,unit,price,cost,minimum,stock",
    "TEA-1,Green tea,5012345678900,Drinks > Tea,Leaf,kg,24.90,11.20,2.5,12.75",
    "TEA-2,Black tea,,Drinks > Tea,Leaf,kg,19.90,9.00,,",
    'MUG-1,Mug,"5012345678917 5012345678924",Home,,pcs,4.50,1.75,6,48',
    "MUG-1,Mug again,,Home,,pcs,4.50,,,1",
    "MUG-2,,,Home,,pcs,4.50,,,1",
    "MUG-3,Mug with a taken code,5012345678900,Home,,pcs,4.50,,,1",
  ].join("\n");
  let id: string;

  test("becomes products, categories, minimums and one opening document, with every refused line told", async () => {
    const seen = await preview(list);
    expect(seen.problems.map((problem: Record<string, unknown>) => [problem.line, problem.column, problem.code])).toEqual([
      [5, "sku", "SKU_TWICE"],
      [6, "name", "NAME_MISSING"],
      [7, "barcode", "BARCODE_TAKEN"],
    ]);
    const done = await bring(list);
    id = done.id;
    const figures = {
      lines: { total: 6, posted: 3, unchanged: 0, refused: 3, alreadyImported: 0 },
      products: { created: 3, updated: 0, restored: 0 },
      categories: 3,
      minimums: 2,
      documents: { opening: 1, issue: 0 },
      movements: { opening: 2 },
    };
    expect(done).toMatchObject({ kind: "products", status: "finished", report: figures });
    expect(seen.report).toMatchObject(figures);

    const tea = await productOf("tea-1");
    expect(tea).toMatchObject({
      name: "Green tea",
      brand: "Leaf",
      variants: [{ sku: "TEA-1", baseUnit: "kg", scale: 3, barcodes: ["5012345678900"], price: { amount: 2490, currency: "EUR" }, cost: { amount: 1120 } }],
    });
    const categories = expectStatus(await server.owner.get("/categories?limit=200"), 200).items;
    const named = (name: string) => categories.find((category: { name: string }) => category.name === name);
    expect(named("Tea")).toMatchObject({ id: tea.categoryId, parentId: named("Drinks").id });
    // Without quantities, the unit says how finely it is counted.
    expect((await productOf("TEA-2")).variants[0].scale).toBe(3);
    expect([await onHand("TEA-1"), await onHand("MUG-1")]).toEqual(["12.75", "48"]);
    const { items } = expectStatus(await server.owner.get("/inventory/movements?sku=TEA-1&type=opening"), 200);
    expect(items).toMatchObject([{ quantity: "12.75", unitCost: { amount: 1120 }, effectiveAt: "2026-11-20T12:00:00.000Z" }]);
    const minimums = expectStatus(await server.owner.get(`/inventory/minimums?warehouseId=${server.warehouseId}`), 200).items;
    expect(minimums.map((one: { sku: string; minimum: string }) => [one.sku, one.minimum])).toEqual(
      expect.arrayContaining([
        ["TEA-1", "2.5"],
        ["MUG-1", "6"],
      ]),
    );
    const csv = String((await server.owner.get(`/imports/${id}/refused-rows`)).body);
    expect(csv).toContain("MUG-2");
  });

  test("the same file again adds nothing; a mended cell brings its line alone", async () => {
    const again = await bring(list);
    expect(again).toMatchObject({ id, report: { lines: { total: 6, posted: 3, refused: 3 }, products: { created: 3 }, movements: { opening: 2 } } });
    const mended = await bring(list, { settings: { corrections: [{ line: 6, column: "name", value: "Mug, small" }] } });
    expect(mended).toMatchObject({
      id,
      report: { lines: { posted: 4, refused: 2 }, products: { created: 4 }, documents: { opening: 2 }, movements: { opening: 3 } },
    });
    expect([await onHand("MUG-1"), await onHand("MUG-2")]).toEqual(["48", "1"]);
  });

  test("undo takes the opening back as one reversal and archives what nothing else has used; then the file may come again", async () => {
    await server.post({ type: "receipt", warehouseId: server.warehouseId, lines: [{ sku: "MUG-1", quantity: "2" }] });
    const undone = expectStatus(await server.owner.post(`/imports/${id}/undo`, { reason: "the wrong list" }), 200);
    expect(expectStatus(await server.owner.get(`/inventory/documents/${undone.undoDocumentId}`), 200)).toMatchObject({ type: "reversal", lineCount: 3 });
    expect([(await lookup("TEA-1")).archived, (await lookup("MUG-1")).archived, await onHand("MUG-1")]).toEqual([true, false, "2"]);
    const anew = await bring(list);
    expect(anew.id).not.toBe(id);
    // The receipt has used the mugs meanwhile: they stayed, and are passed over like every SKU that exists.
    expect(anew).toMatchObject({ status: "finished", report: { lines: { unchanged: 1 }, products: { restored: 3 }, movements: { opening: 2 } } });
    expect([(await lookup("TEA-1")).archived, await onHand("TEA-1"), await onHand("MUG-1")]).toEqual([false, "12.75", "2"]);
  });
});

describe("SKUs that exist", () => {
  test("are passed over, or changed in what the file fills in and nothing else", async () => {
    await server.createProduct({
      sku: "EX-1",
      name: "Old name",
      brand: "Keep",
      price: { amount: 100, currency: "EUR" },
      cost: { amount: 50, currency: "EUR" },
      barcodes: ["111"],
    });
    await server.createProduct({ sku: "EX-2", name: "Same", price: { amount: 300, currency: "EUR" } });
    const list = "sku,name,brand,price,barcode\nex-1,New name,,1.25,222\nEX-2,Same,,3.00,\n";
    expect(await bring(list)).toMatchObject({ report: { lines: { posted: 0, unchanged: 2 }, products: { created: 0, updated: 0, known: 2 } } });
    expect(await productOf("EX-1")).toMatchObject({ name: "Old name" });

    // The same file, asked to update: what was passed over is still to do.
    expect(await bring(list, { settings: { existing: "update" } })).toMatchObject({ report: { lines: { posted: 1, unchanged: 1 }, products: { updated: 1 } } });
    expect(await productOf("EX-1")).toMatchObject({
      name: "New name",
      brand: "Keep",
      variants: [{ sku: "EX-1", price: { amount: 125 }, cost: { amount: 50 }, barcodes: ["111", "222"] }],
    });
    const audit = expectStatus(await server.owner.get(`/audit?entityId=${(await lookup("EX-1")).productId}`), 200).items;
    expect(audit[0]).toMatchObject({ action: "product.updated", before: { name: "Old name" }, after: { name: "New name" } });
    expect((await server.owner.get("/products/lookup?code=222")).body).toMatchObject({ matchedBy: "barcode" });
  });

  test("keep the unit they have moved in, and are opened only where they have not moved", async () => {
    const piece = await server.createProduct({ sku: "MOVED", name: "Moved" });
    await server.createProduct({ sku: "STILL", name: "Still" });
    await server.post({ type: "receipt", warehouseId: server.warehouseId, lines: [{ sku: "MOVED", quantity: "5" }] });
    const list = "sku;unit;decimals;stock\nMOVED;kg;;\nMOVED-2;;;\nSTILL;kg;2;7,25\n";
    const done = await bring(list, { settings: { existing: "update" } });
    expect(done).toMatchObject({ report: { lines: { posted: 1, refused: 2 }, products: { updated: 1 }, movements: { opening: 1 }, openingsLeft: 0 } });
    expect((await productOf("STILL")).variants[0]).toMatchObject({ baseUnit: "kg", scale: 2 });
    expect(await onHand("STILL")).toBe("7.25");
    expect((await productOf("MOVED")).variants[0]).toMatchObject({ id: piece.variantId, baseUnit: "piece" });

    // What has moved may well cost something else now.
    const counted = await bring("sku,price,stock\nMOVED,7.50,99\nSTILL,,99\n", { settings: { existing: "update" } });
    expect(counted).toMatchObject({ report: { lines: { posted: 1, unchanged: 1 }, products: { updated: 1 }, movements: { opening: 0 }, openingsLeft: 2 } });
    expect((await productOf("MOVED")).variants[0]).toMatchObject({ price: { amount: 750 } });
    expect([await onHand("MOVED"), await onHand("STILL")]).toEqual(["5", "7.25"]);
  });

  test("are refused where they are archived, services, or counted more coarsely", async () => {
    const old = await server.createProduct({ sku: "OLD", name: "Old" });
    expectStatus(await server.owner.post(`/products/${old.id}/archive`), 200);
    await server.createProduct({ sku: "CARRIAGE", name: "Carriage", kind: "service" });
    await server.createProduct({ sku: "WHOLE", name: "Whole" });
    const done = await preview("sku,stock\nOLD,1\nCARRIAGE,1\nWHOLE,1.5\n", { settings: { existing: "update" } });
    expect(done.problems.map((problem: Record<string, unknown>) => [problem.line, problem.column, problem.code])).toEqual([
      [2, "sku", "SKU_ARCHIVED"],
      [3, "stock", "NOT_STOCKED"],
      [4, "stock", "QUANTITY_FINER_THAN_SKU"],
    ]);
  });
});

test("quantities are left aside on wish, and brought by the same file later", async () => {
  const list = "sku,name,stock\nLATER,Later,3\n";
  expect(await bring(list, { opening: "none" })).toMatchObject({ report: { products: { created: 1 }, movements: { opening: 0 } } });
  const file = "sku,name,stock\nLATER,Later,3\n\n";
  expect(await bring(file, { settings: { existing: "update" } })).toMatchObject({ report: { products: { created: 0 }, movements: { opening: 1 } } });
  expect(await onHand("LATER")).toBe("3");
});

test("one content may be a file of sales and a file of products", async () => {
  const text = "sku,name,qty,date,price\nBOTH,Both,2,2026-01-31,5.00\n";
  const sold = expectStatus(await server.owner.post("/imports", { fileName: "both.csv", warehouseId: server.warehouseId, text }), 202);
  expect(await endOfImport(server, server.owner, sold.id)).toMatchObject({ kind: "sales", report: { lines: { posted: 1 } } });
  expect(await bring(text, { settings: { existing: "update" } })).toMatchObject({
    kind: "products",
    report: { lines: { alreadyImported: 0, unchanged: 1 }, openingsLeft: 1 },
  });
  const products = expectStatus(await server.owner.get("/imports?kind=products&limit=200"), 200).items;
  expect(products.some((one: { id: string }) => one.id === sold.id)).toBe(false);
});

describe("who may bring what", () => {
  test("403 without product:write; 422 for a field of sales; a preset is of its kind", async () => {
    const cashier = await server.signInAs("cashier");
    expect((await cashier.post("/imports", body("sku,name\nA,B\n"))).status).toBe(403);
    expect((await server.owner.post("/imports", body("sku,name\nA,B\n", { settings: { columns: { invoice: "sku" } } }))).body).toMatchObject({
      status: 422,
      code: "VALIDATION_FAILED",
    });
    await bring("code,title\nPRE-1,Preset\n", { savePreset: "Supplier", settings: { columns: { name: "title" } } });
    expect(expectStatus(await server.owner.get("/import-presets?kind=products"), 200).items).toMatchObject([{ kind: "products", name: "Supplier" }]);
    expect(expectStatus(await server.owner.get("/import-presets?kind=sales"), 200).items).toEqual([]);
    expect((await server.owner.post("/imports", body("sku,qty,date\nA,1,2026-01-01\n", { kind: "sales", preset: "Supplier" }))).status).toBe(404);
  });

  test("fields somebody may not set are left out of what is found, and refused where he names them", async () => {
    const role = expectStatus(
      await server.owner.post("/roles", { name: "Cataloguer", permissions: ["import:read", "import:write", "product:read", "product:write"] }),
      201,
    );
    const key = expectStatus(await server.owner.post("/api-keys", { name: "Cataloguer", permissions: role.permissions }), 201);
    const send = (fields: Record<string, unknown> = {}) =>
      server.http.inject({
        method: "POST",
        url: "/api/v1/imports",
        payload: body("sku,name,cost,minimum,stock\nLIMIT,Limited,5.00,2,9\n", fields),
        headers: { authorization: `Bearer ${key.key}` },
      });
    expect((await send({ settings: { columns: { cost: "cost" } } })).statusCode).toBe(403);
    const { id } = (await send()).json();
    expect(await endOfImport(server, server.owner, id)).toMatchObject({ report: { products: { created: 1 }, minimums: 0, movements: { opening: 0 } } });
    expect((await productOf("LIMIT")).variants[0]).toMatchObject({ cost: null });
    expect(await onHand("LIMIT")).toBe("0");
  });
});

test("a run that is cut off goes on where it stopped, and nothing is there twice", async () => {
  const { db, events } = server.infrastructure;
  const { catalogue, inventory, alerts, identity } = server.app.modules;
  const ctx = { ...systemContext(server.tenantId, "test", "test", server.clock), locale: "en" };
  const rows = Array.from({ length: 1_500 }, (_, index) => `CUT-${index},Thing ${index},Cut,2,${index + 1}`);
  const bytes = Buffer.from(`sku,name,category,minimum,stock\n${rows.join("\n")}\n`);
  const input = { fileName: "cut.csv", bytes, warehouseId: server.warehouseId, dryRun: false, opening: "auto", settings: {} } as const;
  let posts = 0;
  const deps = { db, events, identity, catalogue, alerts };
  const breaking = createProductImport({
    ...deps,
    inventory: {
      ...inventory,
      postDocuments: async (postCtx, documents) => {
        const answers = await inventory.postDocuments(postCtx, documents);
        // The first document is posted, and its lines are never marked.
        if (++posts === 1) throw new Error("the power went out");
        return answers;
      },
    },
  });
  const row = await db.withTransaction(ctx, (tx) => breaking.start(tx, input));
  await expect(breaking.run(ctx, { row, bytes })).rejects.toThrow("the power went out");
  const whole = createProductImport({ ...deps, inventory });
  const again = await db.withTransaction(ctx, (tx) => whole.start(tx, input));
  expect(again.id).toBe(row.id);
  await whole.run(ctx, { row: again, bytes });
  expect(expectStatus(await server.owner.get(`/imports/${row.id}`), 200)).toMatchObject({
    status: "finished",
    report: { lines: { posted: 1_500, refused: 0 }, products: { created: 1_500 }, documents: { opening: 2 }, movements: { opening: 1_500 } },
  });
  const [sum] = await db.read(ctx, ({ tx }) =>
    tx.query<{ total: number; lines: number }>(
      `SELECT sum(delta)::integer AS total, count(*)::integer AS lines FROM stock_leg l JOIN catalogue_variant v ON v.tenant_id = l.tenant_id AND v.variant_id = l.variant_id
        WHERE l.tenant_id = $1 AND l.warehouse_id = $2 AND v.sku LIKE 'CUT-%'`,
      [server.tenantId, server.warehouseId],
    ),
  );
  expect(sum).toEqual({ total: (1_500 * 1_501) / 2, lines: 1_500 });
});
