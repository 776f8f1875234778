import { labelLayouts, labelsMax } from "@lumbung/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestServer } from "../../../app/testing/test-server.ts";

let server: TestServer;
let variantId: string;
beforeAll(async () => {
  server = await createTestServer({ business: { currency: "USD" } });
  ({ variantId } = await server.createProduct({ name: "Mug", sku: "MUG", barcodes: ["4006381333931"], price: { amount: 1250, currency: "USD" } }));
  await server.createProduct({ name: "أرز بسمتي", sku: "RICE" });
});
afterAll(() => server.close());

const print = (body: object, client = server.owner) => client.post("/products/labels", body);
const pages = (pdf: string) => Number(/\/Count (\d+)/.exec(pdf)?.[1]);

test("200: a PDF of as many pages as the labels need, on every layout", { timeout: 60_000 }, async () => {
  for (const [layout, { columns, rows }] of Object.entries(labelLayouts)) {
    const perPage = columns * rows;
    const answer = await print({ layout, skip: perPage - 1, items: [{ variantId, count: perPage }, { sku: "rice" }] });
    expectStatus(answer, 200);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    // The last place of the first page, and as many as fit on the second.
    expect([layout, pages(answer.body)]).toEqual([layout, 2]);
  }
});

test("200: what is on a label is chosen", { timeout: 60_000 }, async () => {
  for (const content of [{ code: "qr" }, { code: "none", name: false, sku: false, price: true }, { code: "barcode", name: false, price: false }])
    expect(pages(expectStatus(await print({ content, items: [{ sku: "MUG" }] }), 200))).toBe(1);
});

test("401, 403", async () => {
  expect((await print({ items: [{ sku: "MUG" }] }, server.anonymous)).status).toBe(401);
  const { key } = expectStatus(await server.owner.post("/api-keys", { name: "No products", permissions: ["inventory:read"] }), 201);
  const answer = await server.anonymous.post("/products/labels", { items: [{ sku: "MUG" }] }, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.body).toMatchObject({ status: 403, details: { permission: "product:read" } });
});

test("422: an unknown SKU with its place, no SKU, too many labels", async () => {
  const unknown = await print({ items: [{ sku: "MUG" }, { sku: "NOBODY" }] });
  expect(unknown.body).toMatchObject({ status: 422, code: "UNKNOWN_SKU", details: { item: 2, sku: "NOBODY" } });
  const six = Array.from({ length: labelsMax / 1000 + 1 }, () => ({ sku: "MUG", count: 1000 }));
  for (const body of [{}, { items: [] }, { items: [{}] }, { items: [{ sku: "MUG", count: 0 }] }, { layout: "a3", items: [{ sku: "MUG" }] }, { items: six }])
    expect((await print(body)).body).toMatchObject({ status: 422, code: "VALIDATION_FAILED" });
});
