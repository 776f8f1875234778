import type { ClientToServer, ServerToClient } from "@lumbung/contracts";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestServer, type TestClient, type TestServer } from "../testing/test-server.ts";

/** Long enough for a busy machine; a test that passes never waits that long. */
const soon: typeof vi.waitFor = (check) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** Read models, alerts, dashboard and real time through the whole program: what a shop sees when something is sold. */
let server: TestServer;
let listening: Promise<string> | undefined;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

async function watch(client: TestClient, warehouseId: string) {
  listening ??= server.listen();
  const url = await listening;
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    auth: { token: client.token },
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  const heard: string[] = [];
  const texts: string[] = [];
  socket.onAny((name: string, payload: unknown) => {
    heard.push(name);
    texts.push(JSON.stringify(payload));
  });
  await new Promise<void>((resolve, reject) => {
    socket.on("ready", () => resolve());
    socket.on("connect_error", reject);
  });
  const ack = await new Promise((resolve) => socket.emit("subscribe", { warehouseId }, resolve));
  return { socket, heard, texts, ack };
}

test("a sale moves the dashboard, opens an alert and is heard at once; recovery resolves it", async () => {
  const { sku, variantId } = await server.createProduct({ cost: { amount: 2000, currency: "IDR" } });
  await server.post({ type: "receipt", lines: [{ sku, quantity: "10" }] });
  expect((await server.owner.put("/inventory/minimums", { sku, warehouseId: server.warehouseId, minimum: "5" })).body).toMatchObject({
    minimum: "5",
    onHand: "10",
  });
  await server.runConsumersUntilIdle();
  expect((await server.owner.get("/dashboard")).body.stock).toMatchObject({ items: 1, low: 0, out: 0 });
  const { socket, heard, ack } = await watch(server.owner, server.warehouseId);
  expect(ack).toMatchObject({ ok: true });

  await server.post({ type: "issue", lines: [{ variantId, quantity: "6" }] });
  await server.runConsumersUntilIdle();
  await soon(() => expect(heard).toEqual(expect.arrayContaining(["movement:created", "stock:updated", "alert:opened", "dashboard:changed"])));
  await soon(async () => expect((await server.owner.get("/dashboard")).body.stock).toMatchObject({ low: 1, out: 0 }), { timeout: 5000 });
  const [alert] = (await server.owner.get("/alerts?state=open")).body.items;
  expect(alert).toMatchObject({ kind: "low", state: "active", sku, onHand: "4", minimum: "5" });
  expect((await server.owner.post(`/alerts/${alert.id}/acknowledge`, { note: "on order" })).body).toMatchObject({ state: "acknowledged", note: "on order" });

  await server.post({ type: "receipt", lines: [{ variantId, quantity: "20" }] });
  await server.runConsumersUntilIdle();
  await soon(() => expect(heard).toContain("alert:resolved"));
  expect((await server.owner.get(`/alerts/${alert.id}`)).body).toMatchObject({ state: "resolved" });
  const { body } = await server.owner.get(`/inventory/days?sku=${sku}`);
  expect(body.items).toMatchObject([{ quantityIn: "30", quantityOut: "6", movements: 3 }]);
  socket.disconnect();
});

test("cost stays hidden, other warehouses and businesses are not found", async () => {
  const branch = await server.createWarehouse();
  const keeper = await server.signInAs("stock-keeper", { warehouses: [branch.id] });
  const { body } = await keeper.get("/dashboard");
  expect(body.stock.value).toBeNull();
  expect(body.days.every((day: { in: { value: unknown }; out: { value: unknown } }) => day.in.value === null && day.out.value === null)).toBe(true);
  expect(body.warehouses).toMatchObject([{ warehouseId: branch.id, value: null }]);
  expect((await keeper.get(`/dashboard?warehouseId=${server.warehouseId}`)).status).toBe(404);
  expect((await watch(keeper, server.warehouseId)).ack).toMatchObject({ ok: false, problem: { code: "NOT_FOUND" } });
  const other = await server.otherBusiness();
  expect((await other.owner.get(`/dashboard?warehouseId=${server.warehouseId}`)).status).toBe(404);
  expect((await other.owner.get("/dashboard")).body.stock).toMatchObject({ items: 0, low: 0 });
});

test("R-TEN-2: no live message holds a cost, whoever listens", async () => {
  const { sku } = await server.createProduct({ cost: { amount: 31_337, currency: "IDR" } });
  expect((await server.owner.put("/inventory/minimums", { sku, warehouseId: server.warehouseId, minimum: "5" })).status).toBe(200);
  const { socket, heard, texts } = await watch(await server.signInAs("viewer"), server.warehouseId);
  await server.post({ type: "receipt", lines: [{ sku, quantity: "3", unitCost: { amount: 42_424, currency: "IDR" } }] });
  await server.runConsumersUntilIdle();
  await soon(() => expect(heard).toEqual(expect.arrayContaining(["movement:created", "stock:updated", "dashboard:changed"])));
  expect(texts.filter((text) => /31337|42424|cost|value|margin/i.test(text))).toEqual([]);
  socket.disconnect();
});

test("a repair is asked for as a job and leaves right figures", async () => {
  const { sku, variantId } = await server.createProduct();
  await server.post({ type: "receipt", lines: [{ sku, quantity: "7" }] });
  await server.runConsumersUntilIdle();
  const system = server.app.modules.identity.systemCtx(server.tenantId);
  await server.database.db.withTransaction(system, ({ tx }) =>
    tx.query("UPDATE stock_summary SET total_in = 8, current_stock = 8 WHERE variant_id = $1", [variantId]),
  );
  expect((await server.app.modules.stockSummary.checkSummary(system)).length).toBeGreaterThan(0);
  const keeper = await server.signInAs("stock-keeper");
  const ask = { variantId, warehouseId: server.warehouseId };
  expect((await keeper.post("/inventory/summaries:recalculate", ask)).status).toBe(403);
  expect((await server.owner.post("/inventory/summaries:recalculate", { ...ask, variantId: server.tenantId })).status).toBe(404);
  expect((await server.owner.post("/inventory/summaries:recalculate", ask)).status).toBe(202);
  await server.consumers.startJobs();
  await soon(async () => expect((await server.owner.get(`/inventory/summaries?sku=${sku}`)).body.items).toMatchObject([{ currentStock: "7" }]), {
    timeout: 10_000,
  });
  expect(await server.app.modules.stockSummary.checkSummary(system)).toEqual([]);
});

test("minimum levels and alerts answer wrong requests precisely", async () => {
  const { sku } = await server.createProduct();
  const put = async (body: object) => (await server.owner.put("/inventory/minimums", body)).body.code;
  const warehouseId = server.warehouseId;
  expect(await put({ sku: "NOBODY", warehouseId, minimum: "1" })).toBe("UNKNOWN_SKU");
  expect(await put({ sku, warehouseId, minimum: "1.5" })).toBe("QUANTITY_SCALE");
  expect(await put({ sku, warehouseId, minimum: "-1" })).toBe("INVALID_QUANTITY");
  expect(await put({ sku, warehouseId: server.tenantId, minimum: "1" })).toBe("UNKNOWN_WAREHOUSE");
  expect(await put({ warehouseId, minimum: "1" })).toBe("VALIDATION_FAILED");
  expect((await server.owner.delete(`/inventory/minimums?sku=${sku}&warehouseId=${warehouseId}`)).status).toBe(404);
  const batch = await server.owner.post("/inventory/minimums:batch", {
    items: [
      { sku, warehouseId, minimum: "3" },
      { sku: "NOBODY", warehouseId, minimum: "3" },
    ],
  });
  expect(batch.body.items).toMatchObject([
    { ok: true, minimum: { sku, minimum: "3" } },
    { ok: false, code: "UNKNOWN_SKU" },
  ]);
  expect((await server.owner.delete(`/inventory/minimums?sku=${sku}&warehouseId=${warehouseId}`)).status).toBe(204);
  expect((await server.owner.post(`/alerts/${server.tenantId}/acknowledge`)).status).toBe(404);
  const viewer = await server.signInAs("viewer");
  expect((await viewer.put("/inventory/minimums", { sku, warehouseId, minimum: "1" })).status).toBe(403);
  expect((await server.anonymous.get("/alerts")).status).toBe(401);
});
