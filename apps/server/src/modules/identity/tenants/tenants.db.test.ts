import { afterAll, beforeAll, expect, test } from "vitest";
import { type IdentityServer, startIdentityServer } from "../../../app/testing/identity-server.ts";

let server: IdentityServer;
let token: string;
beforeAll(async () => {
  server = await startIdentityServer();
  token = await server.signIn();
});
afterAll(() => server.close());

const current = (by = token) => server.call("GET", "/tenants/current", { token: by });
const update = (version: number, body: unknown, by = token) =>
  server.call("PATCH", "/tenants/current", { token: by, body, headers: { "if-match": `"${version}"` } });
const warung = { name: "Warung Kopi", currency: "IDR", timeZone: "Asia/Jakarta", locale: "id-ID" };

test("the settings of the business are read and changed, with their version", async () => {
  const before = await current();
  expect(before.body).toMatchObject({ slug: "toko-siti", version: 1, negativeStock: "block", customFields: { product: [] } });
  const customFields = { product: [{ key: "shelfLife", label: "Shelf life", type: "number", required: false }] };
  const changed = await update(1, { name: "Toko Siti Jaya", timeZone: "Asia/Makassar", negativeStock: "approve", customFields });
  expect(changed.body).toMatchObject({ version: 2, name: "Toko Siti Jaya", timeZone: "Asia/Makassar", negativeStock: "approve", customFields });
  expect((await current()).body).toEqual(changed.body);
  expect((await update(1, { name: "Late" })).status).toBe(412);
  const { items } = (await server.call("GET", "/audit?action=tenant.updated", { token })).body;
  expect(items[0]).toMatchObject({ before: { name: "Toko Siti", timeZone: "UTC" }, after: { name: "Toko Siti Jaya", timeZone: "Asia/Makassar" } });
});

test.each([
  ["currency", "XYZ"],
  ["timeZone", "Mars/Olympus"],
  ["timeZone", "+07:00"],
  ["locale", "??"],
  ["name", " "],
  ["negativeStock", "maybe"],
  ["customFields", { product: [{ key: "a", label: "A", type: "choice" }] }],
])("422: %s cannot be %j", async (field, value) => {
  const answer = await update((await current()).body.version, { [field]: value });
  expect([answer.status, answer.body.code]).toEqual([422, "VALIDATION_FAILED"]);
  expect(answer.body.details.fields[0].path).toContain(field);
});

test("the currency changes until amounts are recorded in it", async () => {
  const { id, version } = (await current()).body;
  expect((await update(version, { currency: "KWD" })).body.currency).toBe("KWD");
  await server.database.db.withTransaction(server.identity.systemCtx(id), async ({ tx }) => {
    await tx.query("INSERT INTO product (tenant_id, id, name) VALUES ($1, $1, 'Rice')", [id]);
    await tx.query("INSERT INTO variant (tenant_id, id, product_id, sku, price_minor) VALUES ($1, $1, $1, 'RICE', 100)", [id]);
  });
  expect((await update(version + 1, { currency: "IDR" })).body).toMatchObject({ status: 409, code: "CONFLICT", details: { field: "currency" } });
});

test("an owner opens another business whole: roles, warehouse, membership; and switches between the two", async () => {
  const opened = await server.call("POST", "/tenants", { token, body: warung });
  expect([opened.status, opened.body.slug, opened.body.version]).toEqual([201, "warung-kopi", 1]);
  const switched = await server.call("POST", "/auth/switch", { token, body: { tenantId: opened.body.id } });
  expect((await current(switched.body.accessToken)).body.id).toBe(opened.body.id);
  expect((await server.call("GET", "/roles", { token: switched.body.accessToken })).body.items).toHaveLength(7);
  const warehouses = await server.database.db.read(server.identity.systemCtx(opened.body.id), ({ tx }) => tx.query("SELECT code FROM warehouse"));
  expect(warehouses).toEqual([{ code: "MAIN" }]);
  expect((await current()).body.slug).toBe("toko-siti");
  expect((await server.call("GET", "/audit?entityType=tenant", { token: switched.body.accessToken })).body.items[0].action).toBe("tenant.created");
});

test("a name may be used twice, a short name not", async () => {
  const again = await server.call("POST", "/tenants", { token, body: warung });
  expect(again.body.slug).toBe("warung-kopi-2");
  const taken = await server.call("POST", "/tenants", { token, body: { ...warung, slug: "warung-kopi" } });
  expect(taken.body).toMatchObject({ status: 409, code: "DUPLICATE", details: { field: "slug" } });
});

test("the same Idempotency-Key opens one business", async () => {
  const send = () => server.call("POST", "/tenants", { token, body: { ...warung, name: "Once" }, headers: { "idempotency-key": "open-once" } });
  const [first, second] = [await send(), await send()];
  expect(second.body.id).toBe(first.body.id);
});

test("a session goes on in the business it was switched to, or in the one the client names", async () => {
  const signedIn = await server.call("POST", "/auth/login", { body: { email: "siti@example.org", password: "lumbung padi kering" } });
  const [first, second] = signedIn.body.tenants;
  await server.call("POST", "/auth/switch", { token: signedIn.body.accessToken, body: { tenantId: second.id } });
  const next = await server.call("POST", "/auth/refresh", { refreshCookie: signedIn.cookie });
  expect(next.body.tenantId).toBe(second.id);
  const named = await server.call("POST", "/auth/refresh", { refreshCookie: next.cookie, body: { tenantId: first.id } });
  expect(named.body.tenantId).toBe(first.id);
  const foreign = await server.call("POST", "/auth/refresh", { refreshCookie: named.cookie, body: { tenantId: "00000000-0000-7000-8000-0000000000ff" } });
  expect(foreign.status).toBe(404);
});

test("one business sees nothing of another", async () => {
  const opened = (await server.call("POST", "/tenants", { token, body: { ...warung, name: "Neighbour" } })).body;
  const neighbour = (await server.call("POST", "/auth/switch", { token, body: { tenantId: opened.id } })).body.accessToken;
  const role = (await server.call("POST", "/roles", { token: neighbour, body: { name: "Theirs", permissions: [] } })).body;
  const key = (await server.call("POST", "/api-keys", { token: neighbour, body: { name: "Theirs", permissions: ["user:read"] } })).body;
  expect((await server.call("GET", `/roles/${role.id}`, { token })).status).toBe(404);
  expect((await server.call("DELETE", `/roles/${role.id}`, { token })).status).toBe(404);
  expect((await server.call("DELETE", `/api-keys/${key.id}`, { token })).status).toBe(404);
  const seen = JSON.stringify([
    (await server.call("GET", "/roles", { token })).body,
    (await server.call("GET", "/api-keys", { token })).body,
    (await server.call("GET", "/audit?limit=200", { token })).body,
  ]);
  expect(seen).not.toContain("Theirs");
});
