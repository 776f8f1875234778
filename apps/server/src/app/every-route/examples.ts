import { expectStatus, type TestClient, testOwner } from "../testing/test-server.ts";
import type { Resources } from "./resources.ts";

/** A valid request of a route, by someone of the business the resources belong to. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** For routes that require If-Match. */
  readonly version?: number;
  /** Who asks; the owner unless set. */
  readonly as?: TestClient;
}

/** Makes a request that works, on fresh resources where it uses them up. */
export type ExampleOf = (resources: Resources) => Example | Promise<Example>;

const name = (r: Resources) => r.unique();
const line = (r: Resources) => ({ variantId: r.variantId, quantity: "1.25", locationId: r.locationId });
const receipt = (r: Resources) => ({ type: "receipt", warehouseId: r.warehouseId, lines: [line(r)] });
const transfer = (r: Resources) => ({
  type: "transfer",
  warehouseId: r.warehouseId,
  toWarehouseId: r.otherWarehouseId,
  lines: [{ variantId: r.variantId, quantity: "1", toLocationId: r.otherWarehouseId }],
});

async function newProduct(r: Resources): Promise<{ id: string; variants: Array<{ id: string }> }> {
  return r.create("/products", { name: name(r), variants: [{ sku: r.unique() }, { sku: r.unique() }] });
}

async function archived(r: Resources, path: string): Promise<void> {
  expectStatus(await r.owner.post(`${path}/archive`), 200);
}

const emptied = async (r: Resources, path: string, body: unknown) => ({ params: { id: (await r.create(path, body)).id as string } });
const newWarehouse = (r: Resources) => emptied(r, "/warehouses", { code: r.unique(), name: name(r) });
const newCategory = (r: Resources) => emptied(r, "/categories", { name: name(r), parentId: r.categoryId });
const newLocation = async (r: Resources) => {
  const { id } = await r.create(`/warehouses/${r.warehouseId}/locations`, { code: r.unique(), name: name(r) });
  return { params: { id: r.warehouseId, locationId: id as string } };
};
const newVariant = async (r: Resources) => {
  const product = await newProduct(r);
  return { params: { id: product.id, variantId: (product.variants[1] as { id: string }).id } };
};
const signIn = { email: testOwner.email, password: testOwner.password };
const newBusiness = { currency: "IDR", timeZone: "Asia/Jakarta", locale: "id" };

/**
 * Every declared route with requests that work; a route that is not here fails the tests. Several where one request
 * cannot name everything the route takes. Public routes are only asked with what is wrong, so theirs need not succeed.
 */
export const examples: Readonly<Record<string, ExampleOf | readonly ExampleOf[]>> = {
  "GET /auth/setup": () => ({}),
  "POST /auth/setup": () => ({ body: { token: "none", ...signIn, name: "Siti", businessName: "Toko", ...newBusiness } }),
  "POST /auth/login": () => ({ body: signIn }),
  "POST /auth/refresh": () => ({ body: { refreshToken: "none" } }),
  "POST /auth/logout": () => ({ body: { refreshToken: "none" } }),
  "POST /auth/password/forgot": () => ({ body: { email: testOwner.email } }),
  "POST /auth/password/reset": () => ({ body: { token: "none", password: testOwner.password } }),
  "POST /invitations/look-up": () => ({ body: { token: "none" } }),
  "POST /invitations/accept": () => ({ body: { token: "none", password: testOwner.password } }),
  "POST /auth/switch": (r) => ({ body: { tenantId: r.tenantId } }),
  "POST /auth/password": async (r) => ({
    as: (await r.newMember()).client,
    body: { currentPassword: testOwner.password, newPassword: "another granary of rice" },
  }),
  "GET /auth/sessions": () => ({}),
  "DELETE /auth/sessions/:id": async (r) => {
    const { client, elsewhere } = await r.newMember();
    const { items } = expectStatus(await elsewhere.get("/auth/sessions"), 200);
    return { as: client, params: { id: items.find((session: { current: boolean }) => session.current).id } };
  },
  "GET /auth/me": () => ({}),
  "PATCH /auth/me": (r) => ({ body: { name: name(r), preferences: { theme: "dark" } } }),
  "GET /users": () => ({}),
  "GET /users/:id": (r) => ({ params: { id: r.memberId } }),
  "PATCH /users/:id": async (r) => ({
    params: { id: r.memberId },
    version: await r.versionOf(`/users/${r.memberId}`),
    body: { roleId: r.roleId, warehouseIds: [r.warehouseId] },
  }),
  "DELETE /users/:id": async (r) => ({ params: { id: (await r.newMember()).id }, body: { reason: "Left the shop" } }),
  "GET /roles": () => ({}),
  "GET /roles/:id": (r) => ({ params: { id: r.roleId } }),
  "POST /roles": (r) => ({ body: { name: name(r), permissions: ["product:read"] } }),
  "PATCH /roles/:id": async (r) => ({ params: { id: r.roleId }, version: await r.versionOf(`/roles/${r.roleId}`), body: { name: name(r) } }),
  "DELETE /roles/:id": (r) => emptied(r, "/roles", { name: name(r), permissions: ["product:read"] }),
  "GET /api-keys": () => ({}),
  "POST /api-keys": (r) => ({ body: { name: name(r), permissions: ["product:read"], warehouseIds: [r.warehouseId], expiresAt: "2030-01-01T00:00:00Z" } }),
  "DELETE /api-keys/:id": (r) => emptied(r, "/api-keys", { name: name(r), permissions: ["product:read"] }),
  "GET /invitations": () => ({ query: { state: "all" } }),
  "POST /invitations": (r) => ({ body: { email: `${r.unique()}@test.example`, name: name(r), roleId: r.roleId, warehouseIds: [r.warehouseId] } }),
  "DELETE /invitations/:id": (r) => emptied(r, "/invitations", { email: `${r.unique()}@test.example`, name: name(r), roleId: r.roleId }),
  "GET /tenants": () => ({}),
  "POST /tenants": (r) => ({ body: { name: name(r), ...newBusiness } }),
  "GET /tenants/current": () => ({}),
  "PATCH /tenants/current": async (r) => ({ version: await r.versionOf("/tenants/current"), body: { name: name(r) } }),
  "GET /audit": [(r) => ({ query: { entityId: r.productId } }), (r) => ({ query: { actor: r.memberId, from: "2026-01-01T00:00:00Z" } })],

  "GET /warehouses": () => ({ query: { archived: "all" } }),
  "GET /warehouses/:id": (r) => ({ params: { id: r.warehouseId } }),
  "POST /warehouses": (r) => ({ body: { code: r.unique(), name: name(r) } }),
  "PATCH /warehouses/:id": async (r) => ({
    params: { id: r.warehouseId },
    version: await r.versionOf(`/warehouses/${r.warehouseId}`),
    body: { name: name(r) },
  }),
  "POST /warehouses/:id/archive": newWarehouse,
  "POST /warehouses/:id/restore": async (r) => {
    const example = await newWarehouse(r);
    await archived(r, `/warehouses/${example.params.id}`);
    return example;
  },
  "GET /warehouses/:id/locations": (r) => ({ params: { id: r.warehouseId } }),
  "POST /warehouses/:id/locations": (r) => ({ params: { id: r.warehouseId }, body: { code: r.unique(), name: name(r), parentId: r.locationId } }),
  "PATCH /warehouses/:id/locations/:locationId": async (r) => ({ ...(await newLocation(r)), version: 1, body: { name: name(r), parentId: r.locationId } }),
  "POST /warehouses/:id/locations/:locationId/archive": newLocation,
  "POST /warehouses/:id/locations/:locationId/restore": async (r) => {
    const example = await newLocation(r);
    await archived(r, `/warehouses/${example.params.id}/locations/${example.params.locationId}`);
    return example;
  },

  "GET /categories": () => ({ query: { archived: "all" } }),
  "GET /categories/:id": (r) => ({ params: { id: r.categoryId } }),
  "POST /categories": (r) => ({ body: { name: name(r), parentId: r.categoryId } }),
  "PATCH /categories/:id": async (r) => ({ ...(await newCategory(r)), version: 1, body: { name: name(r), parentId: r.categoryId } }),
  "POST /categories/:id/archive": newCategory,
  "POST /categories/:id/restore": async (r) => {
    const example = await newCategory(r);
    await archived(r, `/categories/${example.params.id}`);
    return example;
  },
  "GET /products": [(r) => ({ query: { q: r.marker, archived: "all" } }), (r) => ({ query: { categoryId: r.categoryId } })],
  "GET /products/stock": (r) => ({ query: { ids: r.productId } }),
  "GET /products/lookup": (r) => ({ query: { code: r.sku } }),
  "GET /products/:id": (r) => ({ params: { id: r.productId } }),
  "POST /products": (r) => ({ body: { name: name(r), sku: r.unique(), categoryId: r.categoryId } }),
  "POST /products/labels": (r) => ({ body: { layout: "a4-5x13", items: [{ variantId: r.variantId, count: 2 }] } }),
  "POST /products::batch": (r) => ({ body: { items: [{ name: name(r), sku: r.unique(), categoryId: r.categoryId }] } }),
  "PATCH /products/:id": async (r) => ({
    params: { id: r.productId },
    version: await r.versionOf(`/products/${r.productId}`),
    body: { name: name(r), categoryId: r.categoryId },
  }),
  "POST /products/:id/archive": async (r) => ({ params: { id: (await newProduct(r)).id } }),
  "POST /products/:id/restore": async (r) => {
    const { id } = await newProduct(r);
    await archived(r, `/products/${id}`);
    return { params: { id } };
  },
  "POST /products/:id/variants": (r) => ({ params: { id: r.productId }, body: { sku: r.unique() } }),
  "PATCH /products/:id/variants/:variantId": async (r) => ({
    params: { id: r.productId, variantId: r.variantId },
    version: await r.versionOf(`/products/${r.productId}`),
    body: { name: "Large" },
  }),
  "POST /products/:id/variants/:variantId/archive": newVariant,
  "POST /products/:id/variants/:variantId/restore": async (r) => {
    const example = await newVariant(r);
    await archived(r, `/products/${example.params.id}/variants/${example.params.variantId}`);
    return example;
  },

  "POST /inventory/movements": [
    (r) => ({ body: receipt(r) }),
    (r) => ({ body: transfer(r) }),
    (r) => ({ body: { ...receipt(r), lines: [{ sku: r.sku, quantity: "2", note: "wet", unitCost: { amount: 5, currency: "IDR" } }] } }),
    (r) => ({ body: { ...receipt(r), reference: r.unique(), reason: "late", channel: "shop", effectiveAt: "2026-01-31T10:00:00Z" } }),
  ],
  "POST /inventory/movements::batch": (r) => ({ body: { documents: [receipt(r)] } }),
  "POST /inventory/movements::preview": [(r) => ({ body: receipt(r) }), (r) => ({ body: transfer(r) })],
  "POST /inventory/documents/:id/reversal": async (r) => ({
    params: { id: (await r.create("/inventory/movements", receipt(r))).document.id },
    body: { reason: "wrong" },
  }),
  "GET /inventory/negative-stock-policies": () => ({}),
  "PUT /inventory/negative-stock-policies": (r) => ({ body: { variantId: r.variantId, locationId: r.warehouseId, policy: "allow" } }),
  "DELETE /inventory/negative-stock-policies/:id": async (r) => ({
    params: { id: expectStatus(await r.owner.put("/inventory/negative-stock-policies", { channel: r.unique(), policy: "block" }), 200).id },
  }),
  "GET /inventory/verify": () => ({}),
  "POST /inventory/verifications": () => ({}),
  "GET /inventory/verifications/:id": async (r) => ({ params: { id: expectStatus(await r.owner.post("/inventory/verifications"), 202).id } }),
  "GET /inventory/levels": [
    (r) => ({ query: { variantId: r.variantId, warehouseId: r.warehouseId } }),
    (r) => ({ query: { sku: r.sku } }),
    (r) => ({ query: { q: r.marker, sum: "true" } }),
    (r) => ({ query: { warehouseId: r.warehouseId, asOf: new Date(Date.now() + 60_000).toISOString() } }),
  ],
  "GET /inventory/movements": [
    (r) => ({ query: { variantId: r.variantId, warehouseId: r.warehouseId } }),
    (r) => ({ query: { documentId: r.documentId } }),
    (r) => ({ query: { sku: r.sku } }),
    (r) => ({ query: { reference: r.marker } }),
    (r) => ({ query: { warehouseId: r.warehouseId, from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z" } }),
  ],
  "GET /inventory/stock-card": [(r) => ({ query: { variantId: r.variantId, warehouseId: r.warehouseId } }), (r) => ({ query: { sku: r.sku } })],
  "GET /inventory/places": (r) => ({ query: { warehouseId: r.warehouseId } }),
  "GET /inventory/places/:id": (r) => ({ params: { id: r.warehouseId } }),
  "GET /inventory/documents": [(r) => ({ query: { warehouseId: r.warehouseId } }), (r) => ({ query: { reference: r.marker } })],
  "GET /inventory/documents/:id": (r) => ({ params: { id: r.documentId } }),
  "GET /inventory/summaries": (r) => ({ query: { sku: r.sku, warehouseId: r.warehouseId } }),
  "GET /inventory/days": (r) => ({ query: { sku: r.sku, warehouseId: r.warehouseId, from: "2026-01-01", to: "2026-12-31" } }),
  "POST /inventory/summaries::recalculate": (r) => ({ body: { variantId: r.variantId, warehouseId: r.warehouseId } }),
  "GET /inventory/minimums": (r) => ({ query: { sku: r.sku, warehouseId: r.otherWarehouseId } }),
  "PUT /inventory/minimums": (r) => ({ body: { variantId: r.variantId, warehouseId: r.otherWarehouseId, minimum: "7" } }),
  "POST /inventory/minimums::batch": (r) => ({ body: { items: [{ variantId: r.variantId, warehouseId: r.otherWarehouseId, minimum: "9" }] } }),
  "DELETE /inventory/minimums": async (r) => {
    const product = await newProduct(r);
    const query = { variantId: (product.variants[0] as { id: string }).id, warehouseId: r.warehouseId };
    expectStatus(await r.owner.put("/inventory/minimums", { ...query, minimum: "3" }), 200);
    return { query };
  },
  "GET /alerts": (r) => ({ query: { sku: r.sku, warehouseId: r.otherWarehouseId } }),
  "GET /alerts/:id": (r) => ({ params: { id: r.alertId } }),
  "POST /alerts/:id/acknowledge": async (r) => {
    const product = await newProduct(r);
    const variantId = (product.variants[0] as { id: string }).id;
    expectStatus(await r.owner.put("/inventory/minimums", { variantId, warehouseId: r.warehouseId, minimum: "3" }), 200);
    const { items } = expectStatus(await r.owner.get("/alerts?state=active"), 200);
    return { params: { id: items.find((alert: { variantId: string }) => alert.variantId === variantId).id }, body: { note: "ordered" } };
  },
  "GET /search": (r) => ({ query: { q: r.marker } }),
  "GET /dashboard": (r) => ({ query: { warehouseId: r.warehouseId } }),

  "GET /products.csv": (r) => ({ query: { q: r.marker, archived: "all", bom: "true" } }),
  "GET /inventory/levels.csv": (r) => ({ query: { variantId: r.variantId, warehouseId: r.warehouseId } }),
  "GET /inventory/movements.csv": (r) => ({ query: { documentId: r.documentId } }),
  "GET /inventory/documents.csv": (r) => ({ query: { warehouseId: r.warehouseId } }),
  "GET /inventory/stock-card.csv": (r) => ({ query: { variantId: r.variantId, warehouseId: r.warehouseId } }),
  "GET /alerts.csv": (r) => ({ query: { sku: r.sku, warehouseId: r.otherWarehouseId } }),
  "GET /audit.csv": () => ({ query: { entityType: "product" } }),

  "POST /demo-data": async (r) => ({ as: await r.newBusinessOwner() }),
  "GET /demo-data/:id": async (r) => {
    const owner = await r.newBusinessOwner();
    return { as: owner, params: { id: expectStatus(await owner.post("/demo-data"), 202).id } };
  },

  "GET /imports": () => ({}),
  "POST /imports": (r) => ({
    body: { fileName: `${r.unique()}.csv`, warehouseId: r.warehouseId, text: `Invoice,StockCode,Quantity,InvoiceDate\n1,${r.unique()},1,2026-01-31 10:00\n` },
  }),
  "POST /imports/preview": (r) => ({
    body: {
      fileName: "products.csv",
      kind: "products",
      warehouseId: r.warehouseId,
      text: `SKU,Name,Barcode,Category,Price,Stock\n${r.unique()},Tea,${r.unique()},Drinks > Tea,4.50,x\n`,
      settings: { existing: "update", corrections: [{ line: 2, column: "Stock", value: "12" }] },
    },
  }),
  "GET /imports/:id": (r) => ({ params: { id: r.importId } }),
  "GET /imports/:id/refused-rows": (r) => ({ params: { id: r.importId } }),
  "POST /imports/:id/undo": async (r) => ({ params: { id: await r.newImport() }, body: { reason: "the wrong file" } }),
  "GET /import-presets": () => ({ query: { kind: "sales" } }),
  "POST /import-presets": (r) => ({ body: { name: name(r), settings: {} } }),
  "PUT /import-presets/:id": async (r) => ({
    params: { id: (await r.create("/import-presets", { name: name(r), settings: {} })).id },
    version: 1,
    body: { name: name(r), settings: { delimiter: ";" } },
  }),
  "DELETE /import-presets/:id": (r) => emptied(r, "/import-presets", { name: name(r), settings: {} }),

  "GET /system/status": () => ({}),
  "GET /system/consumers": () => ({}),
  "GET /system/dead-events": () => ({}),
  "POST /system/dead-events/:id/replay": async (r) => ({ params: { id: await r.newDeadEvent() } }),
  "POST /system/dead-events/replay": () => ({ body: { consumer: "nobody" } }),
  "POST /system/dead-events/:id/discard": async (r) => ({ params: { id: await r.newDeadEvent() }, body: { reason: "the shop is gone" } }),
  "GET /system/jobs": () => ({}),
  "POST /system/jobs/:queue/:id/retry": async (r) => ({ params: await r.newFailedJob() }),
};

/** All examples of a route, made for a business. Throws where the table has none: whoever adds a route adds its example. */
export async function examplesOf(route: { method: string; url: string }, resources: Resources): Promise<Example[]> {
  const key = `${route.method} ${route.url}`;
  const found = examples[key];
  if (found === undefined) throw new Error(`${key} has no example: add one to app/every-route/examples.ts`);
  const made: Example[] = [];
  for (const exampleOf of [found].flat()) made.push(await exampleOf(resources));
  return made;
}
