import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { StartError } from "../../shared/start-error.ts";
import { sqlState } from "./errors.ts";

const migrationsDir = fileURLToPath(new URL("../../../migrations", import.meta.url));

/** Any number will do, as long as every version of the program takes the same one. */
const migrationLock = 7_203_451_001;

class MigrationError extends StartError {
  override readonly name = "MigrationError";
}

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(dir, name), "utf8");
      return { version: Number(name.slice(0, 4)), name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings the database to this program's version: numbered files, forward only, each in its own transaction, under one
 * advisory lock so that processes starting together do not collide. A file that was changed after it ran, or a database
 * that is newer than the program, is refused before anything is touched.
 * @returns names of the migrations that ran
 */
export async function migrate(ownerUrl: string, dir: string = migrationsDir): Promise<string[]> {
  const migrations = await readMigrations(dir);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "lumbung migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await client.query(
      "CREATE TABLE IF NOT EXISTS schema_migration (version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
    );
    const applied = new Map(
      (await client.query<{ version: number; name: string; checksum: string }>("SELECT version, name, checksum FROM schema_migration")).rows.map((row) => [
        row.version,
        row,
      ]),
    );
    assertCompatible(migrations, applied);
    const pending = migrations.filter((migration) => !applied.has(migration.version));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

function assertCompatible(migrations: Migration[], applied: Map<number, { name: string; checksum: string }>): void {
  const known = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const [version, row] of applied) {
    const migration = known.get(version);
    if (!migration)
      throw new MigrationError(`The database is newer than this program (it has migration ${row.name}). Install the version that wrote it, or a later one.`);
    if (migration.checksum !== row.checksum)
      throw new MigrationError(`Migration ${row.name} was changed after it had run. Restore the file; write a new migration for the change.`);
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query("INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)", [migration.version, migration.name, migration.checksum]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const denied = sqlState(error) === "42501" ? "\nThe role of DATABASE_URL must own the database: ALTER DATABASE … OWNER TO …" : "";
    throw new MigrationError(`Migration ${migration.name} failed and was undone: ${(error as Error).message}${denied}`, { cause: error });
  }
}
