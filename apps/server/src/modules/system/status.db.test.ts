import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../app/testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ env: { LUMBUNG_DATA_DIR: "/tmp" } });
});
afterAll(() => server.close());

test("200: versions and sizes; 403 without system:read", async () => {
  const { status, body } = await server.owner.get("/system/status");
  expect(status).toBe(200);
  expect(body).toMatchObject({ nodeVersion: process.versions.node, postgresVersion: expect.stringMatching(/^1[5-9]/) });
  expect(body.databaseBytes).toBeGreaterThan(body.ledgerBytes);
  expect(body.eventLogBytes).toBeGreaterThan(0);
  expect(body.disk.totalBytes).toBeGreaterThan(body.disk.freeBytes);
  expect((await (await server.signInAs("cashier")).get("/system/status")).body).toMatchObject({ status: 403, details: { permission: "system:read" } });
});

test("a disk that cannot be asked is not shown", async () => {
  const elsewhere = await createTestServer({ env: { LUMBUNG_DATA_DIR: "/nowhere-at-all" } });
  expect((await elsewhere.owner.get("/system/status")).body.disk).toBeNull();
  await elsewhere.close();
});
