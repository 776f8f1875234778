import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, startIdentityServer } from "../../../app/testing/identity-server.ts";

let server: IdentityServer;
let token: string;
let warehouse: string;
beforeAll(async () => {
  server = await startIdentityServer();
  token = await server.signIn();
  const me = (await server.call("GET", "/auth/me", { token })).body;
  const rows = await server.database.db.read(server.identity.systemCtx(me.tenant.id), (ctx) => ctx.tx.query<{ id: string }>("SELECT id FROM warehouse"));
  warehouse = rows[0]?.id as string;
});
afterAll(() => server.close());

const create = (body: object, by = token, headers = {}) => server.call("POST", "/api-keys", { token: by, body, headers });

test("a key acts for its business with its own permissions and warehouses, and with nothing else", async () => {
  const { status, body } = await create({ name: "Web shop", permissions: ["user:read"], warehouseIds: [warehouse] });
  expect(status).toBe(201);
  expect(body.key).toMatch(/^lmb_[0-9a-f]{32}_[\w-]{43}$/);
  const me = await server.call("GET", "/auth/me", { token: body.key });
  expect(me.body).toMatchObject({
    actor: { kind: "api-key", id: body.id, name: "Web shop" },
    user: null,
    permissions: ["user:read"],
    warehouseIds: [warehouse],
  });
  expect((await server.call("GET", "/users", { token: body.key })).status).toBe(200);
  expect((await server.call("GET", "/roles", { token: body.key })).body).toMatchObject({ status: 403, details: { permission: "role:read" } });
  expect((await server.call("GET", "/tenants", { token: body.key })).body.items).toHaveLength(1);
  for (const [method, url] of [
    ["GET", "/auth/sessions"],
    ["PATCH", "/auth/me"],
  ] as const)
    expect((await server.call(method, url, { token: body.key, body: method === "PATCH" ? {} : undefined })).status).toBe(403);
});

test("a key is shown once, stored as a hash, and known by its end", async () => {
  const body = { name: "Till", permissions: ["product:read"] };
  const first = await create(body, token, { "idempotency-key": "till-key" });
  const second = await create(body, token, { "idempotency-key": "till-key" });
  expect(second.body).toEqual({ ...first.body, key: null });
  const listed = (await server.call("GET", "/api-keys", { token })).body.items.filter((key: { name: string }) => key.name === "Till");
  expect(listed).toHaveLength(1);
  expect(listed[0]).not.toHaveProperty("key");
  expect(listed[0].hint).toBe(`lmb_…${first.body.key.slice(-4)}`);
  const secret = first.body.key.split("_").slice(2).join("_");
  const tables = ["api_key", "idempotency_key", "audit_entry", "event_log"];
  const ctx = server.identity.systemCtx((await server.call("GET", "/auth/me", { token })).body.tenant.id);
  for (const table of tables) {
    const rows = await server.database.db.read(ctx, (tx) => tx.tx.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`));
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
  }
});

test("a revoked key ends at once, here and in other processes", async () => {
  const { body } = await create({ name: "Short", permissions: ["user:read"] });
  const other = await server.otherProcess();
  for (const process of [server, other]) expect((await process.call("GET", "/users", { token: body.key })).status).toBe(200);
  expect((await server.call("DELETE", `/api-keys/${body.id}`, { token, body: { reason: "Leaked" } })).status).toBe(204);
  const [entry] = (await server.call("GET", `/audit?action=api-key.revoked&entityId=${body.id}`, { token })).body.items;
  expect(entry.reason).toBe("Leaked");
  for (const process of [server, other]) expect((await process.call("GET", "/users", { token: body.key })).status).toBe(401);
  expect((await server.call("DELETE", `/api-keys/${body.id}`, { token })).status).toBe(404);
});

test("a key ends at its date; one that ends in the past is not made", async () => {
  const at = (ms: number) => new Date(server.clock.now().getTime() + ms).toISOString();
  const { body } = await create({ name: "Dated", permissions: ["user:read"], expiresAt: at(60_000) });
  expect((await server.call("GET", "/users", { token: body.key })).status).toBe(200);
  server.clock.advance(60_000);
  expect((await server.call("GET", "/users", { token: body.key })).status).toBe(401);
  expect((await create({ name: "Past", permissions: ["user:read"], expiresAt: at(-1) })).body.code).toBe("VALIDATION_FAILED");
});

test("a key is no mightier than its maker", async () => {
  const maker = (await create({ name: "Maker", permissions: ["api-key:write", "product:read"], warehouseIds: [warehouse] })).body.key;
  const make = (permissions: string[], warehouseIds: string[] | null) => create({ name: "Made", permissions, warehouseIds }, maker);
  expect((await make(["cost:read"], [warehouse])).body).toMatchObject({ status: 403, details: { permission: "cost:read" } });
  expect((await make(["product:read"], null)).status).toBe(403);
  expect((await make(["product:read"], ["00000000-0000-7000-8000-0000000000ff"])).status).toBe(404);
  expect((await make(["product:read"], [warehouse])).status).toBe(201);
});

test("401: keys that are nonsense, changed, or of another business", async () => {
  const { key } = (await create({ name: "Real", permissions: ["user:read"] })).body;
  const [, tenant, secret] = key.split("_");
  const turned = (secret as string).startsWith("A") ? "B" : "A";
  for (const bad of ["lmb_", "lmb_x_y", `lmb_${tenant}_${turned}${(secret as string).slice(1)}`, key.replace(tenant, "0".repeat(32)), key.slice(0, -1)])
    expect((await server.call("GET", "/users", { token: bad })).body.code).toBe("UNAUTHENTICATED");
});

test("the last use is noted", async () => {
  const { body } = await create({ name: "Used", permissions: ["user:read"] });
  const find = async () => (await server.call("GET", "/api-keys", { token })).body.items.find((key: { id: string }) => key.id === body.id);
  expect((await find()).lastUsedAt).toBeNull();
  await server.call("GET", "/users", { token: body.key });
  expect((await find()).lastUsedAt).toBe(server.clock.now().toISOString());
});
