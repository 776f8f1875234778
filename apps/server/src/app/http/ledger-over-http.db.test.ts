import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestClient } from "../testing/test-client.ts";
import { type Answer, createTestServer, expectStatus, type TestServer } from "../testing/test-server.ts";

const now = "2026-11-20T08:00:00Z";

/** Someone at a real socket of the server. */
type Caller = (path: string, body: unknown, idempotencyKey?: string) => Promise<{ status: number; text: string }>;

async function callerOf(server: TestServer): Promise<Caller> {
  const address = await server.listen();
  return async (path, body, key) => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.owner.token}`, "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
}

async function onHand(server: TestServer, sku: string, warehouseId = server.warehouseId): Promise<string | undefined> {
  return expectStatus(await server.owner.get(`/inventory/levels?sku=${sku}&warehouseId=${warehouseId}`), 200).items[0]?.onHand;
}

const sound = async (server: TestServer) => {
  const ctx = server.app.modules.identity.systemCtx(server.tenantId);
  return [
    ...(await server.database.db.withTransaction(ctx, (tx) => server.app.modules.inventory.verify(tx))),
    ...(await server.app.modules.stockSummary.checkSummary(ctx)),
  ];
};

describe.each(["on", "off"])("defect 1 of the replaced systems, group commit %s", (groupCommit) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ env: { LEDGER_GROUP_COMMIT: groupCommit } });
  });
  afterAll(() => server.close());

  test("300 buyers at once for 100 units: exactly 100 are served, 200 told there is not enough, nothing is left", async () => {
    const call = await callerOf(server);
    const { sku } = await server.createProduct();
    await server.post({ type: "receipt", lines: [{ sku, quantity: "100" }] });
    const buy = { type: "issue", warehouseId: server.warehouseId, lines: [{ sku, quantity: "1" }] };
    const answers = await Promise.all(Array.from({ length: 300 }, () => call("/inventory/movements", buy)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(100);
    const refused = answers.filter((answer) => answer.status === 409).map((answer) => JSON.parse(answer.text));
    expect(refused).toHaveLength(200);
    expect(new Set(refused.map((problem) => problem.code))).toEqual(new Set(["INSUFFICIENT_STOCK"]));
    // Every one who was served saw another level: nobody was told the same last unit twice.
    const left = answers.filter((answer) => answer.status === 201).map((answer) => Number(JSON.parse(answer.text).levels[0].onHand));
    expect(left.sort((one, other) => one - other)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect(await onHand(server, sku)).toBe("0");
    await server.runConsumersUntilIdle();
    expect(await sound(server)).toEqual([]);
  });

  test("R-IDM-1: the same key sent 20 times at once posts one document; everybody gets its answer or is told to wait", async () => {
    const { sku } = await server.createProduct();
    const body = { type: "receipt", warehouseId: server.warehouseId, lines: [{ sku, quantity: "3" }] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.owner.post("/inventory/movements", body, { idempotencyKey: `twenty-${sku}` })));
    const served = answers.filter((answer) => answer.status === 201);
    expect(served.length).toBeGreaterThan(0);
    expect(new Set(served.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    for (const answer of answers.filter((one) => one.status !== 201)) {
      expect(answer).toMatchObject({ status: 409, body: { code: "IDEMPOTENCY_IN_FLIGHT" } });
      expect(answer.headers["retry-after"]).toBe("1");
    }
    expect((await server.owner.post("/inventory/movements", body, { idempotencyKey: `twenty-${sku}` })).body).toEqual(served[0]?.body);
    expect(await onHand(server, sku)).toBe("3");
  });

  test("refused documents among their neighbours: each of a burst has its own answer", async () => {
    const { sku, variantId } = await server.createProduct({ scale: 2 });
    await server.post({ type: "receipt", lines: [{ sku, quantity: "10" }] });
    const issue = (lines: unknown[]) => ({ type: "issue", warehouseId: server.warehouseId, lines });
    const documents: Array<[body: unknown, status: number, code?: string]> = [
      [issue([{ sku, quantity: "1" }]), 201],
      [issue([{ sku, quantity: "1.005" }]), 422, "QUANTITY_SCALE"],
      [issue([{ sku: "NOBODY", quantity: "1" }]), 422, "UNKNOWN_SKU"],
      [issue([{ variantId, quantity: "2.5" }]), 201],
      [issue([{ sku, quantity: "10000" }]), 409, "INSUFFICIENT_STOCK"],
      [issue([{ sku, quantity: "0" }]), 422, "INVALID_QUANTITY"],
      [issue([{ sku: sku.toLowerCase(), quantity: "0.25" }]), 201],
    ];
    const answers = await Promise.all(documents.map(([body]) => server.owner.post("/inventory/movements", body)));
    expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual(documents.map(([, status, code]) => [status, code]));
    expect(await onHand(server, sku)).toBe("6.25");
  });
});

describe("one document", () => {
  let server: TestServer;
  let other: { id: string };
  beforeAll(async () => {
    server = await createTestServer({ now });
    other = await server.createWarehouse();
  });
  afterAll(() => server.close());

  const post = (body: Record<string, unknown>, key?: string): Promise<Answer> =>
    server.owner.post("/inventory/movements", { warehouseId: server.warehouseId, ...body }, key === undefined ? {} : { idempotencyKey: key });

  test("R-NEG-3: a shortage says what was asked, what is there, what others reserved and where else it lies", async () => {
    const { sku, variantId } = await server.createProduct({ scale: 1 });
    await server.post({ type: "receipt", lines: [{ sku, quantity: "2.5" }] });
    await server.post({ type: "receipt", warehouseId: other.id, lines: [{ sku, quantity: "40" }] });
    const { status, body } = await post({ type: "issue", lines: [{ sku, quantity: "3" }] });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: "INSUFFICIENT_STOCK",
      fix: expect.stringContaining("details.perLocation"),
      details: {
        line: 1,
        sku,
        variantId,
        warehouseId: server.warehouseId,
        requested: "3",
        available: "2.5",
        reservedByOthers: "0",
        nextIncoming: null,
        perLocation: [
          { warehouseId: other.id, onHand: "40", available: "40" },
          { warehouseId: server.warehouseId, onHand: "2.5", available: "2.5" },
        ],
      },
    });
  });

  test("R-TEN-2: a keeper of one warehouse is told of no other: not in a shortage, not as a place to post to", async () => {
    const { sku } = await server.createProduct();
    await server.post({ type: "receipt", warehouseId: other.id, lines: [{ sku, quantity: "40" }] });
    const keeper = await server.signInAs("stock-keeper", { warehouses: [server.warehouseId] });
    const issue = { type: "issue", warehouseId: server.warehouseId, lines: [{ sku, quantity: "1" }] };
    expect((await keeper.post("/inventory/movements", issue)).body.details.perLocation).toEqual([]);
    expect(await keeper.post("/inventory/movements", { ...issue, warehouseId: other.id })).toMatchObject({ status: 404, body: { code: "UNKNOWN_WAREHOUSE" } });
    const transfer = { ...issue, type: "transfer", toWarehouseId: other.id };
    expect(await keeper.post("/inventory/movements", transfer)).toMatchObject({ status: 404, body: { code: "UNKNOWN_WAREHOUSE" } });
  });

  test("defect 2 of the replaced systems: an issue of several lines touches its own warehouse only, and all lines or none", async () => {
    const [one, two] = [await server.createProduct(), await server.createProduct()];
    for (const warehouseId of [server.warehouseId, other.id])
      await server.post({ type: "receipt", warehouseId, lines: [one, two].map(({ sku }) => ({ sku, quantity: "5" })) });
    const refused = await post({
      type: "issue",
      lines: [
        { sku: one.sku, quantity: "2" },
        { sku: two.sku, quantity: "6" },
      ],
    });
    expect(refused.body.details).toMatchObject({ line: 2, sku: two.sku });
    expect([await onHand(server, one.sku), await onHand(server, two.sku)]).toEqual(["5", "5"]);
    expect(
      (
        await post({
          type: "issue",
          lines: [
            { sku: one.sku, quantity: "2" },
            { sku: two.sku, quantity: "5" },
          ],
        })
      ).status,
    ).toBe(201);
    expect([
      await onHand(server, one.sku),
      await onHand(server, two.sku),
      await onHand(server, one.sku, other.id),
      await onHand(server, two.sku, other.id),
    ]).toEqual(["3", "0", "5", "5"]);
  });

  test("empty and oversized documents are refused whole", async () => {
    const { sku } = await server.createProduct();
    const lines = (count: number) => Array.from({ length: count }, () => ({ sku, quantity: "1" }));
    expect(await post({ type: "receipt", lines: [] })).toMatchObject({
      status: 422,
      body: { code: "VALIDATION_FAILED", details: { fields: [{ path: "lines" }] } },
    });
    expect(await post({ type: "receipt", lines: lines(1001) })).toMatchObject({ status: 422, body: { code: "VALIDATION_FAILED" } });
    expect((await post({ type: "receipt", lines: lines(1000) })).body.document.lineCount).toBe(1000);
    expect(await onHand(server, sku)).toBe("1000");
  });

  test("dates: the future is refused, the past needs a right and a reason, and a document says both of its times", async () => {
    const { sku } = await server.createProduct();
    const lines = [{ sku, quantity: "1" }];
    const [past, future] = ["2026-11-01T10:00:00Z", "2026-11-20T08:05:00Z"];
    expect(await post({ type: "receipt", lines, effectiveAt: future })).toMatchObject({ status: 422, body: { code: "FUTURE_DATE" } });
    expect(await post({ type: "receipt", lines, effectiveAt: past })).toMatchObject({ status: 422, body: { code: "REASON_REQUIRED" } });
    const keeper = await server.signInAs("stock-keeper");
    expect(
      await keeper.post("/inventory/movements", { type: "receipt", warehouseId: server.warehouseId, lines, effectiveAt: past, reason: "late" }),
    ).toMatchObject({
      status: 403,
      body: { details: { permission: "inventory:backdate" } },
    });
    const posted = await post({ type: "receipt", lines, effectiveAt: past, reason: "late" });
    expect(posted.body.document).toMatchObject({ effectiveAt: "2026-11-01T10:00:00.000Z", recordedAt: "2026-11-20T08:00:00.000Z" });
  });

  test("defect 8 of the replaced systems: quantities are exact to the last decimal, and no two documents share a number", async () => {
    const { sku } = await server.createProduct({ scale: 6 });
    await Promise.all(Array.from({ length: 30 }, () => server.post({ type: "receipt", lines: [{ sku, quantity: "0.1" }] })));
    const [one, two] = [
      await post({ type: "issue", lines: [{ sku, quantity: "2.999999" }] }),
      await post({ type: "issue", lines: [{ sku, quantity: "0.000001" }] }),
    ];
    expect([one.body.levels[0].onHand, two.body.levels[0].onHand]).toEqual(["0.000001", "0"]);
    const numbers = expectStatus(await server.owner.get("/inventory/documents?type=receipt&limit=200"), 200).items.map(
      (item: { number: string }) => item.number,
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("a balance that would outgrow what can be counted is refused, and its neighbours are not", async () => {
    const { sku } = await server.createProduct({ scale: 6 });
    const small = await server.createProduct();
    const huge = { type: "receipt", warehouseId: server.warehouseId, lines: [{ sku, quantity: "999999999999.999999" }] };
    const answers = await Promise.all([
      ...Array.from({ length: 12 }, () => server.owner.post("/inventory/movements", huge)),
      server.owner.post("/inventory/movements", { ...huge, lines: [{ sku: small.sku, quantity: "1" }] }),
    ]);
    expect(answers.at(-1)?.status).toBe(201);
    expect(answers.filter((answer) => answer.status === 201).length).toBeLessThan(13);
    for (const answer of answers.filter((one) => one.status !== 201)) expect(answer).toMatchObject({ status: 422, body: { code: "OUT_OF_RANGE" } });
    await server.runConsumersUntilIdle();
    expect(expectStatus(await server.owner.get("/system/dead-events"), 200).items).toEqual([]);
    expect(await sound(server)).toEqual([]);
  });

  test("a line worth more than can be counted is refused; what a mistyped cost makes of the stock stops nobody's figures", async () => {
    const { sku, id } = await server.createProduct();
    const unitCost = { amount: 9_000_000_000_000, currency: "IDR" };
    expect(await post({ type: "receipt", lines: [{ sku, quantity: "2", unitCost }] })).toMatchObject({
      status: 422,
      body: { code: "OUT_OF_RANGE", details: { line: 1, sku } },
    });
    expect((await post({ type: "receipt", lines: [{ sku, quantity: "1", unitCost }] })).status).toBe(201);
    await server.post({ type: "receipt", lines: [{ sku, quantity: "999999999990" }] });
    const product = expectStatus(await server.owner.get(`/products/${id}`), 200);
    expectStatus(await server.owner.patch(`/products/${id}/variants/${product.variants[0].id}`, { cost: unitCost }, { version: product.version }), 200);
    await server.runConsumersUntilIdle();
    expect(expectStatus(await server.owner.get("/system/dead-events"), 200).items).toEqual([]);
    expectStatus(await server.owner.get("/dashboard"), 200);
    expect(await sound(server)).toEqual([]);
  });
});

describe("a batch", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.close());

  test("answers document by document, in order, and sends nothing twice when it comes again", async () => {
    const { sku } = await server.createProduct();
    const document = (type: string, quantity: string, more: object = {}) => ({ type, warehouseId: server.warehouseId, lines: [{ sku, quantity }], ...more });
    const documents = [
      document("receipt", "10"),
      document("issue", "7"),
      document("issue", "7"),
      document("adjustment", "-1"),
      document("adjustment", "-1", { reason: "broken" }),
      document("receipt", "1", { warehouseId: "00000000-0000-7000-8000-ffffffffffff" }),
      document("issue", "2"),
    ];
    const send = () => server.owner.post("/inventory/movements:batch", { documents }, { idempotencyKey: "batch" });
    const first = expectStatus(await send(), 200).items;
    const outcome = (item: { status: number; problem?: { code: string } }) => [item.status, item.problem?.code];
    expect(first.map(outcome)).toEqual([
      [201, undefined],
      [201, undefined],
      [409, "INSUFFICIENT_STOCK"],
      [422, "REASON_REQUIRED"],
      [201, undefined],
      [404, "UNKNOWN_WAREHOUSE"],
      [201, undefined],
    ]);
    expect(await onHand(server, sku)).toBe("0");
    const again = expectStatus(await send(), 200).items;
    expect(again.map(outcome)).toEqual(first.map(outcome));
    expect(again.map((item: { document?: { id: string } }) => item.document?.id)).toEqual(
      first.map((item: { document?: { id: string } }) => item.document?.id),
    );
    expect(await onHand(server, sku)).toBe("0");
  });

  test("of 1,000 documents fits, of none or 1,001 is refused", async () => {
    const { sku } = await server.createProduct();
    const documents = (count: number) =>
      Array.from({ length: count }, () => ({ type: "receipt", warehouseId: server.warehouseId, lines: [{ sku, quantity: "1" }] }));
    const send = (count: number) => server.owner.post("/inventory/movements:batch", { documents: documents(count) });
    expect((await send(0)).status).toBe(422);
    expect((await send(1001)).status).toBe(422);
    expect(expectStatus(await send(1000), 200).items.every((item: { status: number }) => item.status === 201)).toBe(true);
    expect(await onHand(server, sku)).toBe("1000");
  });
});

test("a queue that is full answers 503 with Retry-After, and the same key gets through later", async () => {
  const server = await createTestServer({ env: { LEDGER_QUEUE_MAX: "5" } });
  const { sku } = await server.createProduct();
  const body = { type: "receipt", warehouseId: server.warehouseId, lines: [{ sku, quantity: "1" }] };
  const send = (index: number) => server.owner.post("/inventory/movements", body, { idempotencyKey: `queue-${index}` });
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => send(index)));
  const refused = answers.flatMap((answer, index) => (answer.status === 201 ? [] : [{ answer, index }]));
  expect(refused.length).toBeGreaterThan(0);
  for (const { answer } of refused) {
    expect(answer).toMatchObject({ status: 503, body: { code: "OVERLOADED" } });
    expect(answer.headers["retry-after"]).toBe("1");
  }
  for (const { index } of refused) expect((await send(index)).status).toBe(201);
  expect(await onHand(server, sku)).toBe("40");
  await server.close();
});

test("a client that takes the API at its word needs no more than a token", async () => {
  const server = await createTestServer();
  const key = expectStatus(await server.owner.post("/api-keys", { name: "till", permissions: ["inventory:read", "inventory:issue"] }), 201);
  const till = createTestClient(server.http, key.key);
  const { sku } = await server.createProduct();
  await server.post({ type: "receipt", lines: [{ sku, quantity: "2", unitCost: { amount: 900, currency: "IDR" } }] });
  const sold = await till.post("/inventory/movements", { type: "issue", warehouseId: server.warehouseId, reference: "INV-1", lines: [{ sku, quantity: "1" }] });
  expect(sold).toMatchObject({
    status: 201,
    body: {
      document: { type: "issue", reference: "INV-1" },
      movements: [{ sku, quantity: "1" }],
      levels: [{ sku, onHand: "1", reserved: "0", available: "1" }],
    },
  });
  // cost:read masks what things cost from who may not know.
  expect(JSON.stringify(sold.body)).not.toContain('"amount"');
  expect(JSON.stringify((await till.get(`/inventory/movements?sku=${sku}`)).body)).not.toContain('"amount"');
  await server.close();
});
