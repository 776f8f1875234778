import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createDatabase, type Database } from "./database.ts";
import { type EmbeddedPostgres, openEmbeddedPostgres } from "./embedded.ts";
import { migrate } from "./migrate.ts";

/**
 * Databases for tests: one embedded PostgreSQL per test run, one migrated template per state of the migrations, one
 * copy of it per test file (a few milliseconds).
 */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly db: Database;
  drop(): Promise<void>;
}

/**
 * Starts the run's PostgreSQL and leaves its address in the environment for the workers (vitest's global set-up).
 * @param prepare what else belongs into the template, as the owner
 */
export async function startTestPostgres(prepare: (ownerUrl: string) => Promise<void> = async () => undefined): Promise<EmbeddedPostgres> {
  const dataDir = join(tmpdir(), `lumbung-test-${process.pid}`);
  const postgres = await openEmbeddedPostgres(dataDir, {
    flags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "shared_buffers=128MB"],
  });
  process.env.LUMBUNG_TEST_OWNER_URL = postgres.ownerUrl;
  process.env.LUMBUNG_TEST_APP_URL = postgres.appUrl;
  try {
    process.env.LUMBUNG_TEST_TEMPLATE = await createTemplate(postgres.ownerUrl, prepare);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return postgres;
}

function withDatabase(url: string, database: string): string {
  return url.replace(/\/[^/]*$/, `/${database}`);
}

async function createTemplate(ownerUrl: string, prepare: (ownerUrl: string) => Promise<void>): Promise<string> {
  const dir = fileURLToPath(new URL("../../../migrations", import.meta.url));
  const hash = createHash("sha256");
  for (const name of (await readdir(dir)).sort()) hash.update(await readFile(join(dir, name)));
  const name = `template_${hash.digest("hex").slice(0, 16)}`;
  await asOwner(ownerUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name}`);
  });
  await migrate(withDatabase(ownerUrl, name));
  await prepare(withDatabase(ownerUrl, name));
  return name;
}

/** A migrated database of its own, and the application's connection to it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { LUMBUNG_TEST_OWNER_URL: owner, LUMBUNG_TEST_APP_URL: app, LUMBUNG_TEST_TEMPLATE: template } = process.env;
  if (!owner || !app || !template) throw new Error("run the tests with vitest: its global set-up starts PostgreSQL");
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await asOwner(owner, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const appUrl = withDatabase(app, name);
  const db = createDatabase({ connectionString: appUrl, poolMax: 10, applicationName: "lumbung test", onError: (error) => console.error(error) });
  return {
    ownerUrl: withDatabase(owner, name),
    appUrl,
    db,
    drop: async () => {
      await db.close();
      await asOwner(owner, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      });
    },
  };
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
