import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openExternalPostgres } from "./external.ts";
import { migrate } from "./migrate.ts";

/** The run's own cluster, entered the way one enters a PostgreSQL of the host. */
const owner = process.env.LUMBUNG_TEST_OWNER_URL as string;
const name = `external_${process.pid}`;
const login = `low_${process.pid}`;
const at = (url: string, database: string) => url.replace(/\/[^/]*$/, `/${database}`);
const as = (url: string, user: string, password: string) => url.replace(/\/\/[^@]*@/, `//${user}:${password}@`);

async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(() => asOwner(`CREATE DATABASE ${name}`, `CREATE ROLE ${login} LOGIN PASSWORD 'right'`));
afterAll(() => asOwner(`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${login}`));

test("the owner's login acts as the application role, and an empty database is migrated", async () => {
  const postgres = await openExternalPostgres(at(owner, name), undefined);
  expect(postgres.appRole).toBe("lumbung_app");
  expect((await migrate(postgres.ownerUrl)).length).toBeGreaterThan(3);
  expect(await migrate(postgres.ownerUrl)).toEqual([]);
});

test("a wrong password, a missing database and a host that is not there are told apart", async () => {
  await expect(openExternalPostgres(at(as(owner, login, "wrong"), name), undefined)).rejects.toThrow(/DATABASE_URL: .* refuses the password of the role/);
  await expect(openExternalPostgres(at(owner, "nowhere"), undefined)).rejects.toThrow('there is no database "nowhere"');
  await expect(openExternalPostgres("postgres://a:b@127.0.0.1:1/x", undefined)).rejects.toThrow("nothing listens at 127.0.0.1:1");
  await expect(openExternalPostgres("postgres://a:secret@127.0.0.1:1/x", undefined)).rejects.not.toThrow("secret");
});

test("a login that may not act as the application role gets the statements that mend it", async () => {
  await expect(openExternalPostgres(at(as(owner, login, "right"), name), undefined)).rejects.toThrow(`GRANT lumbung_app TO ${login};`);
});

test("DATABASE_APP_URL may be a login of its own that is a member of the application role", async () => {
  await asOwner(`GRANT lumbung_app TO ${login}`);
  const postgres = await openExternalPostgres(at(owner, name), at(as(owner, login, "right"), name));
  expect(postgres.appRole).toBe("lumbung_app");
  await expect(openExternalPostgres(at(owner, name), at(as(owner, login, "wrong"), name))).rejects.toThrow(/^DATABASE_APP_URL: /);
});

test("a database that is newer than the program is refused and left as it is", async () => {
  const client = new pg.Client({ connectionString: at(owner, name) });
  await client.connect();
  await client.query("INSERT INTO schema_migration (version, name, checksum) VALUES (9999, '9999_later.sql', 'x')");
  await expect(migrate(at(owner, name))).rejects.toThrow("The database is newer than this program (it has migration 9999_later.sql)");
  await client.query("DELETE FROM schema_migration WHERE version = 9999");
  await client.query("UPDATE schema_migration SET checksum = 'x' WHERE version = 1");
  await expect(migrate(at(owner, name))).rejects.toThrow("was changed after it had run");
  await client.end();
});

test("processes that start together migrate once", async () => {
  const other = `${name}_race`;
  await asOwner(`CREATE DATABASE ${other}`);
  const ran = await Promise.all([migrate(at(owner, other)), migrate(at(owner, other)), migrate(at(owner, other))]);
  expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  await asOwner(`DROP DATABASE ${other} WITH (FORCE)`);
});
