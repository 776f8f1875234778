import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, startIdentityServer } from "../../app/testing/identity-server.ts";
import { recordAudit } from "../../infrastructure/audit/index.ts";

let server: IdentityServer;
let token: string;
let tenantId: string;
let warehouse: string;
beforeAll(async () => {
  server = await startIdentityServer();
  token = await server.signIn();
  tenantId = (await server.call("GET", "/auth/me", { token })).body.tenant.id;
  const rows = await server.database.db.read(server.identity.systemCtx(tenantId), ({ tx }) => tx.query<{ id: string }>("SELECT id FROM warehouse"));
  warehouse = rows[0]?.id as string;
  await server.database.db.withTransaction(server.identity.systemCtx(tenantId, "test-request"), async (ctx) => {
    for (let n = 1; n <= 5; n++)
      await recordAudit(ctx, { action: "product.updated", entityType: "product", entityId: `p${n}`, before: { costMinor: 100, name: "Rice" }, reason: "Test" });
  });
});
afterAll(() => server.close());

const audit = (query: string, by = token) => server.call("GET", `/audit${query}`, { token: by });
const ids = (answer: Awaited<ReturnType<typeof audit>>) => answer.body.items.map((entry: { entityId: string }) => entry.entityId);
const keyWith = async (permissions: string[], warehouseIds: string[] | null = null) =>
  (await server.call("POST", "/api-keys", { token, body: { name: "Reader", permissions, warehouseIds } })).body.key as string;

test("200: entries tell who did what, when, why and from where, the newest first, page by page", async () => {
  const first = await audit("?action=product.updated&limit=2");
  expect(ids(first)).toEqual(["p5", "p4"]);
  expect(first.body.items[0]).toMatchObject({
    actor: { kind: "system", id: "identity" },
    action: "product.updated",
    entityType: "product",
    before: { costMinor: 100, name: "Rice" },
    after: null,
    reason: "Test",
    requestId: "test-request",
    ip: null,
  });
  const second = await audit(`?action=product.updated&limit=2&cursor=${first.body.nextCursor}`);
  const third = await audit(`?action=product.updated&limit=2&cursor=${second.body.nextCursor}`);
  expect([ids(second), ids(third), third.body.nextCursor]).toEqual([["p3", "p2"], ["p1"], null]);
});

test("filters narrow by actor, entity and time", async () => {
  expect(ids(await audit("?entityType=product&entityId=p3"))).toEqual(["p3"]);
  expect(ids(await audit("?actor=identity"))).toEqual(["p5", "p4", "p3", "p2", "p1"]);
  const now = Date.now();
  const at = (ms: number) => encodeURIComponent(new Date(now + ms).toISOString());
  expect(ids(await audit(`?entityType=product&from=${at(-3_600_000)}&to=${at(3_600_000)}`))).toHaveLength(5);
  expect(ids(await audit(`?entityType=product&from=${at(3_600_000)}`))).toEqual([]);
});

test("401, 403, 422", async () => {
  expect((await server.call("GET", "/audit")).status).toBe(401);
  expect((await audit("", await keyWith(["product:read"]))).body).toMatchObject({ status: 403, details: { permission: "audit:read" } });
  expect((await audit("?from=yesterday")).status).toBe(422);
  expect((await audit("?cursor=nonsense")).status).toBe(422);
});

test("costs are masked for whoever may not see them", async () => {
  const [entry] = (await audit("?entityType=product&limit=1", await keyWith(["audit:read"]))).body.items;
  expect(entry.before).toEqual({ costMinor: null, name: "Rice" });
});

test("someone with some warehouses only sees his own acts", async () => {
  const key = await keyWith(["audit:read", "role:write"], [warehouse]);
  expect((await audit("", key)).body.items).toEqual([]);
  await server.call("POST", "/roles", { token: key, body: { name: "Mine", permissions: [] } });
  expect((await audit("", key)).body.items.map((entry: { action: string }) => entry.action)).toEqual(["role.created"]);
});

test("an entry is part of what it tells of: a refused command leaves none", async () => {
  const role = (await server.call("POST", "/roles", { token, body: { name: "Kept", permissions: [] } })).body;
  await server.call("POST", "/roles", { token, body: { name: "kept", permissions: [] } });
  expect((await audit(`?action=role.created&entityId=${role.id}`)).body.items).toHaveLength(1);
  expect((await audit("?action=role.created")).body.items.map((entry: { after: { name: string } }) => entry.after.name)).toEqual(["Kept", "Mine"]);
});
