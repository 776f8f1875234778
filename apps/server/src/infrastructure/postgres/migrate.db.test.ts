import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("the application role reaches no row without a tenant", async () => {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  expect((await client.query("SELECT count(*)::int AS n FROM audit_entry")).rows[0].n).toBe(0);
  await expect(client.query("UPDATE audit_entry SET action = 'x'")).rejects.toThrow(/permission denied/);
  await client.end();
});
