import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/testing.ts";
import { forgetOldKeys } from "./index.ts";

const tenantId = "0199a000-0000-7000-8000-00000000000a";
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.withSystemTransaction((tx) =>
    tx.query("INSERT INTO tenant (id, slug, name, currency, time_zone, locale) VALUES ($1, 'shop', 'Shop', 'IDR', 'Asia/Jakarta', 'id')", [tenantId]),
  );
});
afterAll(() => database.drop());

test("answers are kept for a month and then forgotten", async () => {
  const ctx = systemContext(tenantId, "test", "test", systemClock);
  await database.db.withTransaction(ctx, ({ tx }) =>
    tx.query(
      `INSERT INTO idempotency_key (tenant_id, actor_id, key, request_hash, status, response, created_at)
       SELECT $1, 'someone', 'key-' || days, '', 200, '{}', now() - make_interval(days => days) FROM unnest(ARRAY[0, 30, 32, 400]) AS days`,
      [tenantId],
    ),
  );
  expect(await forgetOldKeys(database.db)).toEqual({ removed: 2 });
  const kept = await database.db.read(ctx, ({ tx }) => tx.query<{ key: string }>("SELECT key FROM idempotency_key ORDER BY key"));
  expect(kept.map(({ key }) => key)).toEqual(["key-0", "key-30"]);
});
