import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
let branch: string;
/** Ids of the documents by what they are. */
const documents: Record<string, string> = {};

beforeAll(async () => {
  server = await createTestServer();
  branch = (await server.createWarehouse({ code: "BRANCH" })).id;
  await server.createProduct({ name: "Blue mug", sku: "MUG", cost: { amount: 250, currency: "IDR" } });
  await server.createProduct({ name: "Rice", sku: "RICE", scale: 3, baseUnit: "kg" });
  const post = async (name: string, document: Record<string, unknown>) => {
    documents[name] = (await server.post(document)).document.id;
    server.clock.advance(1000);
  };
  await post("receipt", {
    type: "receipt",
    reference: "PO-7",
    lines: [line("MUG", "20", { unitCost: { amount: 300, currency: "IDR" }, note: "blue ones" }), line("RICE", "12.5")],
  });
  await post("issue", { type: "issue", reference: "INV-1", lines: [line("MUG", "3")] });
  await post("loss", { type: "adjustment", reason: "broken", lines: [line("MUG", "-2")] });
  await post("gain", { type: "adjustment", reason: "found", lines: [line("MUG", "1")] });
  await post("transfer", { type: "transfer", toWarehouseId: branch, lines: [line("MUG", "5")] });
  const reversal = expectStatus(await server.owner.post(`/inventory/documents/${documents.issue}/reversal`, { reason: "customer changed their mind" }), 201);
  documents.reversal = reversal.document.id;
});
afterAll(() => server.close());

const line = (sku: string, quantity: string, more: object = {}) => ({ sku, quantity, ...more });
const ok = async (path: string, client = server.owner) => expectStatus(await client.get(path), 200);

describe("GET /inventory/movements", () => {
  test("200: latest first, with document, actor, signs and both ends of a transfer", async () => {
    const { items, nextCursor } = await ok("/inventory/movements?sku=mug");
    expect(nextCursor).toBeNull();
    expect(items.map((item: { type: string; quantity: string }) => `${item.type} ${item.quantity}`)).toEqual([
      "reversal 3",
      "transfer 5",
      "adjustment 1",
      "adjustment -2",
      "issue 3",
      "receipt 20",
    ]);
    expect(items[1]).toMatchObject({ warehouseId: server.warehouseId, toWarehouseId: branch });
    expect(items[5]).toMatchObject({
      id: String(items[5].position),
      documentId: documents.receipt,
      documentNumber: expect.stringMatching(/^RCV-\d{4}-000001$/),
      sku: "MUG",
      name: "Blue mug",
      warehouseId: server.warehouseId,
      toWarehouseId: null,
      unitCost: { amount: 300, currency: "IDR" },
      reference: "PO-7",
      note: "blue ones",
      actor: { kind: "user", name: "Owner" },
    });
    expect(items[4].unitCost).toEqual({ amount: 250, currency: "IDR" });
  });

  test("200: filters by type, warehouse (either end), reference, document, actor and time; pages of one", async () => {
    const types = async (query: string) => (await ok(`/inventory/movements?${query}`)).items.map((item: { type: string }) => item.type);
    expect(await types("type=receipt")).toEqual(["receipt", "receipt"]);
    expect(await types(`warehouseId=${branch}`)).toEqual(["transfer"]);
    expect(await types("reference=INV-1")).toEqual(["reversal", "issue"]);
    expect(await types(`documentId=${documents.receipt}&sku=RICE`)).toEqual(["receipt"]);
    const actor = (await ok("/inventory/movements?limit=1")).items[0].actor.id;
    expect(await types(`actor=${actor}&sku=RICE`)).toEqual(["receipt"]);
    expect(await types("actor=somebody")).toEqual([]);
    const { effectiveAt } = (await ok("/inventory/movements?type=transfer")).items[0];
    expect(await types(`sku=MUG&from=${effectiveAt}`)).toEqual(["reversal", "transfer"]);
    expect(await types(`sku=MUG&to=${effectiveAt}&type=adjustment`)).toEqual(["adjustment", "adjustment"]);
    expect(await types("sku=NOTHING")).toEqual([]);
    const seen: number[] = [];
    let cursor = "";
    do {
      const page = await ok(`/inventory/movements?limit=1${cursor}`);
      seen.push(...page.items.map((item: { position: number }) => item.position));
      cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
    } while (cursor !== "");
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  test("cost is masked without cost:read", async () => {
    const keeper = await server.signInAs("stock-keeper");
    const { items } = await ok("/inventory/movements", keeper);
    expect(items.every((item: { unitCost: unknown }) => item.unitCost === null)).toBe(true);
    const card = await ok("/inventory/stock-card?sku=MUG", keeper);
    expect(card.items.every((item: { unitCost: unknown }) => item.unitCost === null)).toBe(true);
    const document = await ok(`/inventory/documents/${documents.receipt}`, keeper);
    expect(document.lines.every((item: { unitCost: unknown }) => item.unitCost === null)).toBe(true);
  });
});

describe("GET /inventory/documents", () => {
  test("200: latest first, filtered by type, reference, number, warehouse and time", async () => {
    const list = async (query = "") => (await ok(`/inventory/documents${query}`)).items.map((item: { id: string }) => item.id);
    const all = [documents.reversal, documents.transfer, documents.gain, documents.loss, documents.issue, documents.receipt];
    expect(await list()).toEqual(all);
    expect(await list("?limit=2")).toEqual(all.slice(0, 2));
    expect(await list("?type=adjustment")).toEqual([documents.gain, documents.loss]);
    expect(await list("?reference=PO-7")).toEqual([documents.receipt]);
    expect(await list(`?warehouseId=${branch}`)).toEqual([documents.transfer]);
    const { number, effectiveAt } = await ok(`/inventory/documents/${documents.transfer}`);
    expect(await list(`?number=${number.toLowerCase()}`)).toEqual([documents.transfer]);
    expect(await list("?number=TRF-1999-1")).toEqual([]);
    expect(await list("?number=what")).toEqual([]);
    expect(await list(`?from=${effectiveAt}`)).toEqual([documents.reversal, documents.transfer]);
    const { nextCursor } = await ok("/inventory/documents?limit=4");
    expect(await list(`?cursor=${nextCursor}`)).toEqual(all.slice(4));
  });

  test("200: a document has its lines, and says what it reverses and what reversed it", async () => {
    expect(await ok(`/inventory/documents/${documents.issue}`)).toMatchObject({
      type: "issue",
      reversedByDocumentId: documents.reversal,
      reversesDocumentId: null,
      actor: { kind: "user", name: "Owner" },
      lines: [{ lineNo: 1, sku: "MUG", quantity: "3", reversed: true, locationId: server.warehouseId, toLocationId: null }],
    });
    const reversal = await ok(`/inventory/documents/${documents.reversal}`);
    expect(reversal).toMatchObject({
      type: "reversal",
      reversesDocumentId: documents.issue,
      reversedByDocumentId: null,
      reason: "customer changed their mind",
    });
    expect(reversal.lines[0].reversesPosition).toBe((await ok(`/inventory/documents/${documents.issue}`)).lines[0].position);
    expect((await ok(`/inventory/documents/${documents.receipt}`)).lines.map((one: { quantity: string }) => one.quantity)).toEqual(["20", "12.5"]);
  });

  test("404: a document of nobody, and one of another business", async () => {
    const { owner } = await server.otherBusiness();
    for (const client of [server.owner, owner]) {
      const id = client === owner ? documents.receipt : "01900000-0000-7000-8000-000000000000";
      expect(await client.get(`/inventory/documents/${id}`)).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    }
  });
});

describe("GET /inventory/stock-card", () => {
  test("200: a running balance per warehouse and over all, from either end", async () => {
    const card = await ok(`/inventory/stock-card?sku=MUG&warehouseId=${server.warehouseId}`);
    expect(card).toMatchObject({ sku: "MUG", name: "Blue mug", openingBalance: "0", closingBalance: "14", nextCursor: null });
    expect(card.items.map((item: { change: string; balance: string }) => `${item.change} ${item.balance}`)).toEqual([
      "20 20",
      "-3 17",
      "-2 15",
      "1 16",
      "-5 11",
      "3 14",
    ]);
    expect(card.items[4]).toMatchObject({ type: "transfer", otherWarehouseId: branch });
    const all = await ok("/inventory/stock-card?sku=MUG&order=desc&limit=3");
    expect(all).toMatchObject({ warehouseId: null, closingBalance: "19", openingBalance: "16" });
    expect(all.items.map((item: { change: string; balance: string }) => `${item.change} ${item.balance}`)).toEqual(["3 19", "5 16", "-5 11"]);
  });

  test("404: an unknown SKU, a warehouse of nobody; 422: neither SKU nor id, or both", async () => {
    expect((await server.owner.get("/inventory/stock-card?sku=NOTHING")).status).toBe(404);
    expect((await server.owner.get(`/inventory/stock-card?sku=MUG&warehouseId=${documents.receipt}`)).status).toBe(404);
    expect((await server.owner.get("/inventory/stock-card")).status).toBe(422);
    expect((await server.owner.get(`/inventory/stock-card?sku=MUG&variantId=${documents.receipt}`)).status).toBe(422);
  });
});

describe("GET /inventory/levels", () => {
  test("200: what a movement has changed is there at once", async () => {
    const { items } = await ok(`/inventory/levels?sku=mug&warehouseId=${branch}`);
    expect(items).toMatchObject([{ sku: "MUG", name: "Blue mug", warehouseId: branch, onHand: "5", reserved: "0", available: "5", minimum: null }]);
    expect((await ok("/inventory/levels?q=blue&sum=true")).items).toMatchObject([{ sku: "MUG", warehouseId: null, onHand: "19" }]);
    const before = new Date(Date.now() - 86_400_000).toISOString();
    expect((await ok(`/inventory/levels?sku=MUG&asOf=${before}`)).items.map((item: { onHand: string }) => item.onHand)).toEqual(["0", "0"]);
  });

  test("200: a search sees a product that was created or renamed a moment ago", async () => {
    expect((await ok("/inventory/levels?q=zanzibar")).items).toEqual([]);
    const product = await server.createProduct({ name: "Zanzibar spice" });
    expect((await ok("/inventory/levels?q=zanzibar")).items).toHaveLength(2);
    expectStatus(await server.owner.patch(`/products/${product.id}`, { name: "Pemba spice" }, { version: product.version }), 200);
    expect((await ok("/inventory/levels?q=zanzibar")).items).toEqual([]);
  });

  test("200: minimums set over the API narrow the list", async () => {
    expectStatus(await server.owner.put("/inventory/minimums", { sku: "MUG", warehouseId: branch, minimum: "6" }), 200);
    expect((await ok("/inventory/levels?belowMinimum=true")).items).toMatchObject([{ sku: "MUG", warehouseId: branch, onHand: "5", minimum: "6" }]);
  });

  test("422: a sort there is not, a cursor of another list, a limit out of bounds", async () => {
    for (const query of [
      "sort=colour",
      "cursor=zzz",
      "limit=201",
      "belowMinimum=perhaps",
      "asOf=yesterday",
      "sku=A&variantId=01900000-0000-7000-8000-000000000000",
    ])
      expect(await server.owner.get(`/inventory/levels?${query}`)).toMatchObject({ status: 422, body: { code: "VALIDATION_FAILED" } });
  });
});

test("R-TEN-2: who is limited to a warehouse sees what touches it, and nothing else, on every page", async () => {
  const clerk = await server.signInAs("stock-keeper", { warehouses: [branch] });
  expect((await ok("/inventory/movements", clerk)).items).toMatchObject([{ type: "transfer" }]);
  expect((await ok("/inventory/documents", clerk)).items).toMatchObject([{ id: documents.transfer }]);
  expect((await ok(`/inventory/movements?warehouseId=${server.warehouseId}`, clerk)).items).toEqual([]);
  expect((await clerk.get(`/inventory/documents/${documents.receipt}`)).status).toBe(404);
  expect((await clerk.get(`/inventory/stock-card?sku=MUG&warehouseId=${server.warehouseId}`)).status).toBe(404);
  expect(await ok("/inventory/stock-card?sku=MUG", clerk)).toMatchObject({ closingBalance: "5", items: [{ change: "5", balance: "5" }] });
  expect((await ok("/inventory/levels?q=mug", clerk)).items).toMatchObject([{ warehouseId: branch, onHand: "5" }]);
});

test("R-TEN-1: another business finds nothing of this one", async () => {
  const { owner } = await server.otherBusiness();
  for (const path of ["/inventory/movements", "/inventory/documents", "/inventory/levels", "/inventory/levels?q=mug", "/inventory/levels?sku=MUG&sort=onHand"])
    expect((await ok(path, owner)).items).toEqual([]);
  expect((await owner.get("/inventory/stock-card?sku=MUG")).status).toBe(404);
});

test("401 without a token", async () => {
  for (const path of ["levels", "movements", "documents", "stock-card?sku=MUG", `documents/${documents.receipt}`])
    expect((await server.anonymous.get(`/inventory/${path}`)).status).toBe(401);
});
