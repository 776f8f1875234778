import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../postgres/testing.ts";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { createPostgresJobs, migrateJobs } from "./postgres.ts";
import { jobsContract } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateJobs(database.ownerUrl);
});
afterAll(() => database.drop());

jobsContract("BullMQ on PostgreSQL", () => ({
  connect: (options) => createPostgresJobs({ ...options, connectionString: database.appUrl }),
  spawnWorker: (queue) => spawnWorker(queue),
}));

async function spawnWorker(queue: string) {
  const script = fileURLToPath(new URL("worker-process.testing.ts", import.meta.url));
  const child = spawn(process.execPath, [script, database.appUrl, queue], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const says = (word: string) =>
    new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (chunk: Buffer) => chunk.toString().includes(word) && resolve());
      child.once("exit", () => reject(new Error(`the worker process ended before it was ${word}`)));
    });
  const started = says("started");
  started.catch(() => undefined);
  await says("ready");
  return {
    started,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

describe("jobs in PostgreSQL", () => {
  it("migrates again without harm, and the application's role cannot change the tables' shape", async () => {
    await migrateJobs(database.ownerUrl);
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    await expect(client.query("DROP TABLE bullmq.job")).rejects.toThrow("must be owner");
    await client.end();
  });

  it("uses one listening connection for any number of workers", async () => {
    const jobs = createPostgresJobs({ ...createSilentTelemetry(), connectionString: database.appUrl });
    for (let n = 0; n < 12; n++) await jobs.work({ name: `many-${n}`, handler: async () => undefined });
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'lumbung jobs' AND datname = current_database()",
    );
    await client.end();
    await jobs.close();
    expect(rows[0].n).toBeLessThanOrEqual(5);
  });
});
