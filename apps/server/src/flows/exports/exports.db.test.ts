import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let branch: string;

beforeAll(async () => {
  server = await createTestServer({ now: "2026-11-20T08:00:00Z", business: { currency: "USD" } });
  branch = (await server.createWarehouse({ code: "BRANCH", name: "Toko cabang" })).id;
  const { id: categoryId } = expectStatus(await server.owner.post("/categories", { name: "Dapur" }), 201);
  const fields = { price: { amount: 1250, currency: "USD" }, cost: { amount: 777, currency: "USD" } };
  await server.createProduct({ name: 'Mug, "blue"', sku: "MUG", categoryId, barcodes: ["4006381333931"], ...fields });
  await server.createProduct({ name: '=HYPERLINK("http://evil.example")', sku: "EVIL" });
  await server.post({ type: "receipt", reference: "PO-7", lines: [{ sku: "MUG", quantity: "20", unitCost: { amount: 700, currency: "USD" } }] });
  server.clock.advance(60_000);
  await server.post({ type: "transfer", toWarehouseId: branch, lines: [{ sku: "MUG", quantity: "5" }] });
  expectStatus(await server.owner.put("/inventory/minimums", { sku: "EVIL", warehouseId: branch, minimum: "3" }), 200);
  await server.runConsumersUntilIdle();
});
afterAll(() => server.close());

type Row = Record<string, string>;
function rowsOf(answer: Answer): Row[] {
  expectStatus(answer, 200);
  return parse(answer.body, { columns: true, record_delimiter: "\r\n" }) as Row[];
}
const file = async (path: string, client: TestClient = server.owner) => rowsOf(await client.get(path));
const files = ["/products", "/inventory/levels", "/inventory/movements", "/inventory/documents", "/inventory/stock-card", "/alerts", "/audit"];

test("200: products with names instead of ids, money in decimals, and formulas disarmed", async () => {
  const answer = await server.owner.get("/products.csv?sort=-name");
  expect(answer.headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="products-2026-11-20.csv"',
  });
  const [mug, evil] = rowsOf(answer);
  expect(mug).toMatchObject({ SKU: "MUG", Name: 'Mug, "blue"', Barcode: "4006381333931", Category: "Dapur", "Price (USD)": "12.50", "Cost (USD)": "7.77" });
  expect(mug).toMatchObject({ "Created (Asia/Jakarta)": "2026-11-20 15:00:00" });
  expect(evil?.Name).toBe(`'=HYPERLINK("http://evil.example")`);
  expect(String((await server.owner.get("/products.csv?bom=true")).body).startsWith("\ufeffSKU,")).toBe(true);
});

test("200: levels, now and at a past instant", async () => {
  const levels = await file("/inventory/levels.csv?sku=mug");
  expect(levels.map((row) => [row["Warehouse code"], row["On hand"], row.Available]).sort()).toEqual([
    ["BRANCH", "5", "5"],
    ["MAIN", "15", "15"],
  ]);
  const before = await file("/inventory/levels.csv?sku=mug&sum=true&asOf=2026-11-20T07:59:00Z");
  expect(before).toMatchObject([{ SKU: "MUG", "Warehouse code": "", "On hand": "0" }]);
});

test("200: documents, movements, the stock card, alerts and the audit trail, with the filters of their lists", async () => {
  expect(await file("/inventory/documents.csv?type=receipt")).toMatchObject([{ Reference: "PO-7", Lines: "1", "Recorded by": "Owner", Reversed: "no" }]);
  expect((await file("/inventory/movements.csv?sku=MUG")).map((row) => [row.Type, row.Quantity, row["To warehouse code"], row["Unit cost (USD)"]])).toEqual([
    ["transfer", "5", "BRANCH", "7.77"],
    ["receipt", "20", "", "7.00"],
  ]);
  expect((await file(`/inventory/stock-card.csv?sku=MUG&warehouseId=${server.warehouseId}`)).map((row) => [row.Change, row.Balance])).toEqual([
    ["20", "20"],
    ["-5", "15"],
  ]);
  expect(await file("/alerts.csv?state=open")).toMatchObject([{ SKU: "EVIL", "Warehouse code": "BRANCH", Minimum: "3" }]);
  const audit = await file("/audit.csv?action=product.created");
  expect(audit.map((row) => row.Who)).toEqual(["Owner", "Owner"]);
  expect(JSON.parse(audit[1]?.After ?? "")).toMatchObject({ name: 'Mug, "blue"' });
});

test("a list of many pages is written whole, each line once", async () => {
  const items = Array.from({ length: 450 }, (_, n) => ({ name: `Nail ${String(n).padStart(3, "0")}`, sku: `NAIL-${n}`, brand: "Paku" }));
  expectStatus(await server.owner.post("/products:batch", { items }), 200);
  const skus = (await file("/products.csv?brand=Paku")).map((row) => row.SKU);
  expect(skus).toEqual(items.map((item) => item.sku));
});

describe("who sees what", () => {
  test("without cost:read there is no cost in any file", async () => {
    const viewer = await server.signInAs("viewer");
    for (const path of files) {
      const answer = await viewer.get(`${path}.csv${path.endsWith("card") ? "?sku=MUG" : ""}`);
      if (path === "/audit") expect(answer.status).toBe(403);
      else expect([path, Object.keys(rowsOf(answer)[0] ?? {}).filter((name) => /cost/i.test(name)), /777|7\.00/.test(answer.body)]).toEqual([path, [], false]);
    }
  });

  test("with some warehouses, only they are in the files, and others have no name there", async () => {
    const keeper = await server.signInAs("stock-keeper", { warehouses: [server.warehouseId] });
    expect((await file("/inventory/levels.csv?sku=MUG", keeper)).map((row) => row["Warehouse code"])).toEqual(["MAIN"]);
    expect(await file("/alerts.csv", keeper)).toEqual([]);
    const [transfer] = await file("/inventory/movements.csv?type=transfer", keeper);
    expect(transfer).toMatchObject({ "To warehouse code": branch, "To warehouse": "" });
  });

  test("401, 403, 404 and 422 are problem documents, not files", async () => {
    const salesperson = await server.signInAs("salesperson");
    expect((await server.anonymous.get("/products.csv")).body).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect((await salesperson.get("/audit.csv")).body).toMatchObject({ status: 403, details: { permission: "audit:read" } });
    expect((await server.owner.get("/inventory/stock-card.csv?sku=NOBODY")).body).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect((await server.owner.get("/inventory/levels.csv?asOf=yesterday")).body).toMatchObject({ status: 422, code: "VALIDATION_FAILED" });
    expect((await server.owner.get("/inventory/stock-card.csv")).status).toBe(422);
  });
});
