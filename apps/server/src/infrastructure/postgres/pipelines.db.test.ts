import { afterEach, beforeEach, expect, test } from "vitest";
import { isUnavailable } from "./errors.ts";
import { createPipelines, type Pipelines } from "./pipelines.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let pipelines: Pipelines;

beforeEach(async () => {
  database = await createTestDatabase();
  pipelines = createPipelines({ connectionString: database.ownerUrl });
  await pipelines.call("any", { name: "make", text: "CREATE TABLE note (n bigint GENERATED ALWAYS AS IDENTITY, label text UNIQUE)", values: [] });
});
afterEach(async () => {
  await pipelines.close();
  await database.drop();
});

const write = (key: string, label: string) =>
  pipelines.call<{ n: string }>(key, { name: "write", text: "INSERT INTO note (label) SELECT $1 FROM pg_sleep(0.01) RETURNING n", values: [label] });

test("statements under one key are carried out in the order of their calls", async () => {
  const labels = Array.from({ length: 30 }, (_, index) => `label ${index}`);
  await Promise.all(labels.map((label) => write("a tenant", label)));
  const rows = await pipelines.call<{ label: string }>("any", { name: "read", text: "SELECT label FROM note ORDER BY n", values: [] });
  expect(rows.map((row) => row.label)).toEqual(labels);
});

test("a statement that is refused does not touch those sent before and after it", async () => {
  const results = await Promise.allSettled([write("a", "first"), write("a", "first"), write("a", "second")]);
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("whoever waits on a connection that breaks is told so, and the next call opens another", async () => {
  const waiting = Promise.allSettled([write("a", "one"), write("a", "two")]);
  const [first] = await pipelines.call<{ pid: number }>("a", { name: "pid", text: "SELECT pg_backend_pid() AS pid", values: [] });
  await waiting;
  const sleeping = pipelines.call("a", { name: "sleep", text: "SELECT pg_sleep(30)", values: [] });
  const behind = write("a", "three");
  const ended = Promise.allSettled([sleeping, behind]);
  // Another key may share the connection: ask from outside.
  await expect.poll(() => terminate(first?.pid ?? 0)).toBe(true);
  for (const result of await ended) expect(result.status === "rejected" && isUnavailable(result.reason)).toBe(true);
  await expect(write("a", "four")).resolves.toHaveLength(1);
});

/** True once the connection was seen at work and ended. */
async function terminate(pid: number): Promise<boolean> {
  const outside = createPipelines({ connectionString: database.ownerUrl });
  try {
    const rows = await outside.call<{ ended: boolean }>("x", {
      name: "end",
      text: "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE pid = $1 AND state = 'active'",
      values: [pid],
    });
    return rows[0]?.ended === true;
  } finally {
    await outside.close();
  }
}
