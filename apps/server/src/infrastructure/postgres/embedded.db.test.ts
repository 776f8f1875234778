import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbeddedPostgres } from "./embedded.ts";
import { isAlive } from "./postmaster.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-embedded-"));
  await chmod(dataDir, 0o755);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function ask<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it did not happen in time");
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

test("processes that open a new folder at once share one PostgreSQL, and the last one to leave stops it", async () => {
  const [first, second] = await Promise.all([openEmbeddedPostgres(dataDir), openEmbeddedPostgres(dataDir)]);
  await ask(first.ownerUrl, "CREATE TABLE kept (n int)");
  await ask(second.ownerUrl, "INSERT INTO kept VALUES (7)");
  const pid = await postmasterPid();
  await first.stop();
  expect(await ask(second.ownerUrl, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await second.stop();
  expect(isAlive(pid)).toBe(false);
});

test("a second start keeps the data, and the application role owns nothing and passes no row-level security", async () => {
  const postgres = await openEmbeddedPostgres(dataDir);
  expect(postgres.started).toBe(true);
  expect(await ask(postgres.ownerUrl, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  expect(await ask(postgres.appUrl, "SELECT rolsuper OR rolbypassrls OR rolcreaterole AS mighty FROM pg_roles WHERE rolname = current_user")).toEqual([
    { mighty: false },
  ]);
  await postgres.stop();
});

test("one server per folder: the second is told who the first is, and takes over when it has gone", async () => {
  const [first, second] = await Promise.all([openEmbeddedPostgres(dataDir), openEmbeddedPostgres(dataDir)]);
  await first.claimServer();
  await first.announce("http://127.0.0.1:3999");
  await expect(second.claimServer()).rejects.toThrow(`in use by a running server (process ${process.pid}, http://127.0.0.1:3999)`);
  await first.stop();
  await second.claimServer();
  await second.stop();
});

test("a PostgreSQL that is killed under the server is started again with what was committed", async () => {
  const restarts: unknown[] = [];
  const postgres = await openEmbeddedPostgres(dataDir, { onRestart: (failure) => restarts.push(failure) });
  await postgres.claimServer();
  await ask(postgres.ownerUrl, "INSERT INTO kept VALUES (8)");
  process.kill(await postmasterPid(), "SIGKILL");
  await until(() => restarts.length > 0);
  expect(restarts).toEqual([null]);
  expect(await ask(postgres.ownerUrl, "SELECT n FROM kept ORDER BY n")).toEqual([{ n: 7 }, { n: 8 }]);
  await postgres.stop();
});

test("lock files whose number now belongs to another program are no obstacle", async () => {
  await writeFile(join(dataDir, "run", ".s.PGSQL.5432.lock"), `${process.pid}\n`);
  await writeFile(join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n${join(dataDir, "postgres")}\n0\n5432\n${join(dataDir, "run")}\n`);
  const postgres = await openEmbeddedPostgres(dataDir);
  expect(await ask(postgres.ownerUrl, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 2 }]);
  await postgres.stop();
});

test("a folder that lost its passwords says which file is missing", async () => {
  const file = join(dataDir, "postgres.json");
  const content = await readFile(file);
  await rm(file);
  await expect(openEmbeddedPostgres(dataDir)).rejects.toThrow(/postgres\.json is missing/);
  await writeFile(file, content);
});
