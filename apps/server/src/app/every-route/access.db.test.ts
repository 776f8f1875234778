import { allPermissions, documentTypes, type Permission, rolePresets } from "@lumbung/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Access, Route } from "../../infrastructure/http/index.ts";
import { createTestClient } from "../testing/test-client.ts";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../testing/test-server.ts";
import { call } from "./call.ts";
import { examples } from "./examples.ts";

let server: TestServer;
let routes: readonly Route[];
let viewer: TestClient;
const withoutOne = new Map<Permission, TestClient>();

beforeAll(async () => {
  server = await createTestServer();
  routes = server.app.routes as Route[];
  viewer = await server.signInAs("viewer");
  for (const permission of new Set(routes.map((route) => route.access as Access))) {
    if (permission === "public" || permission === "signed-in") continue;
    withoutOne.set(permission, await clientWith(allPermissions.filter((one) => one !== permission)));
  }
});
afterAll(() => server.close());

async function clientWith(permissions: readonly Permission[]): Promise<TestClient> {
  const { key } = expectStatus(await server.owner.post("/api-keys", { name: "generated", permissions }), 201);
  return createTestClient(server.http, key);
}

const nameOf = (route: Route) => `${route.method} ${route.url}`;

test("the table of examples knows every route, and no other", () => {
  expect(Object.keys(examples).sort()).toEqual(routes.map(nameOf).sort());
});

describe("every route, whoever asks", () => {
  test("401 without a token, with nonsense and with somebody's that has ended; a public one never asks for it", async () => {
    const key = expectStatus(await server.owner.post("/api-keys", { name: "revoked", permissions: allPermissions }), 201);
    expectStatus(await server.owner.delete(`/api-keys/${key.id}`), 204);
    const clients = [server.anonymous, createTestClient(server.http, "nonsense"), createTestClient(server.http, key.key)];
    for (const route of routes) {
      const answers = await Promise.all(clients.map((client) => call(client, route)));
      for (const { status, body, headers } of answers) {
        if (route.access === "public") {
          // Refreshing asks for a refresh token, which is no access token.
          if (route.url !== "/auth/refresh") expect([nameOf(route), body?.code === "UNAUTHENTICATED"]).toEqual([nameOf(route), false]);
        } else {
          expect([nameOf(route), status, body.code]).toEqual([nameOf(route), 401, "UNAUTHENTICATED"]);
          expect(headers["www-authenticate"]).toBe("Bearer");
        }
      }
    }
  });

  test("403 with every permission but its own, and the answer names it", async () => {
    for (const route of routes) {
      if (route.access === "public" || route.access === "signed-in") continue;
      const { status, body } = await call(withoutOne.get(route.access) as TestClient, route);
      expect([nameOf(route), status, body.code, body.details]).toEqual([nameOf(route), 403, "FORBIDDEN", { permission: route.access }]);
    }
  });

  test("403 for a role of which the permission is no part, not for one of which it is", async () => {
    const may = new Set<Access>(rolePresets.viewer.permissions);
    for (const route of routes) {
      if (route.access === "public" || route.access === "signed-in" || route.method !== "GET") continue;
      const { status } = await call(viewer, route);
      expect([nameOf(route), status === 403]).toEqual([nameOf(route), !may.has(route.access)]);
    }
  });

  test("a route for the signed-in asks for no permission", async () => {
    const nobody = await clientWith(["cost:read"]);
    for (const route of routes) {
      if (route.access !== "signed-in" || route.method !== "GET") continue;
      // An API key is no person: what is a person's own is not there for it.
      const { status, body } = await call(nobody, route);
      expect([nameOf(route), status, body.details?.permission]).toEqual([nameOf(route), status, undefined]);
      // Whoever may call it and asks for nothing in particular is told so.
      expect([200, ...(route.query ? [422] : [])]).toContain((await call(viewer, route)).status);
    }
  });
});

test("each type of stock document has a permission of its own, alone and in a batch", async () => {
  const rights: Record<(typeof documentTypes)[number], Permission> = {
    receipt: "inventory:receive",
    issue: "inventory:issue",
    adjustment: "inventory:adjust",
    transfer: "inventory:transfer",
    opening: "inventory:open",
    return: "inventory:return",
  };
  const { sku } = await server.createProduct();
  const { id: other } = await server.createWarehouse();
  for (const type of documentTypes) {
    const client = await clientWith(allPermissions.filter((one) => one !== rights[type]));
    const document = {
      type,
      warehouseId: server.warehouseId,
      ...(type === "transfer" ? { toWarehouseId: other } : {}),
      reason: "counted",
      lines: [{ sku, quantity: "1" }],
    };
    expect(await client.post("/inventory/movements", document)).toMatchObject({ status: 403, body: { details: { permission: rights[type] } } });
    expect(await client.post("/inventory/movements:batch", { documents: [document] })).toMatchObject({
      status: 200,
      body: { items: [{ status: 403, problem: { code: "FORBIDDEN", details: { permission: rights[type] } } }] },
    });
  }
});
