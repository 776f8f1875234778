import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

test("200: a sound ledger says so; a balance and a summary changed around the ledger are found and named", async () => {
  const { sku, variantId } = await server.createProduct();
  await server.post({ type: "receipt", lines: [{ sku, quantity: "5" }] });
  await server.runConsumersUntilIdle();
  expect((await server.owner.get("/inventory/verify")).body).toMatchObject({ ok: true, violations: [] });
  const ctx = server.app.modules.identity.systemCtx(server.tenantId);
  await server.database.db.withTransaction(ctx, async ({ tx }) => {
    await tx.query("UPDATE stock_balance SET on_hand = 6 WHERE tenant_id = $1 AND variant_id = $2", [server.tenantId, variantId]);
    await tx.query("UPDATE stock_summary SET total_in = 7, current_stock = 7 WHERE tenant_id = $1 AND variant_id = $2", [server.tenantId, variantId]);
  });
  const { status, body } = await server.owner.get("/inventory/verify");
  expect(status).toBe(200);
  expect(body.ok).toBe(false);
  expect(body.violations).toEqual(
    expect.arrayContaining([
      { invariant: "I1", key: `${variantId} in ${server.warehouseId}`, expected: "5", actual: "6" },
      expect.objectContaining({ invariant: "I7", key: `${variantId} @ ${server.warehouseId}` }),
    ]),
  );
});

test("403 for who may see some warehouses only: the sums run over all of them (R-TEN-2)", async () => {
  const accountant = await server.signInAs("accountant", { warehouses: [server.warehouseId] });
  expect(await accountant.get("/inventory/verify")).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
  expect((await (await server.signInAs("accountant")).get("/inventory/verify")).status).toBe(200);
});

test("202: in the background, with progress and the same report; 404 for another business", async () => {
  const [job] = server.app.flows.ledgerChecks.jobs;
  if (job) await server.infrastructure.jobs.work(job);
  const asked = await server.owner.post("/inventory/verifications");
  expect([asked.status, asked.body.state, asked.body.fraction]).toEqual([202, "waiting", 0]);
  const read = () => server.owner.get(`/inventory/verifications/${asked.body.id}`);
  await expect.poll(async () => (await read()).body.state, { timeout: 20_000 }).toBe("finished");
  expect((await read()).body).toMatchObject({
    fraction: 1,
    error: null,
    report: { ok: false, violations: (await server.owner.get("/inventory/verify")).body.violations },
  });
  const { owner } = await server.otherBusiness();
  expect((await owner.get(`/inventory/verifications/${asked.body.id}`)).body.code).toBe("NOT_FOUND");
  const scoped = await server.signInAs("manager", { warehouses: [server.warehouseId] });
  expect((await scoped.post("/inventory/verifications")).status).toBe(403);
});
