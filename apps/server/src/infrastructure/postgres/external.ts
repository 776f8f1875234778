import pg from "pg";
import { StartError } from "../../shared/start-error.ts";
import { sqlState } from "./errors.ts";
import { explainConnection } from "./explain-connection.ts";

export interface ExternalPostgres {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Role the application's connections act as; undefined where its login is that role. */
  readonly appRole: string | undefined;
}

const appRole = "lumbung_app";
const oldestVersion = 15;
const startingTimeoutMs = 30_000;

/**
 * Checks a PostgreSQL of the host before anything is written: reachable, new enough, and able to separate the owner of
 * the tables from the application, which must be subject to row-level security. Throws StartError that says what to do.
 * @param appUrl login of the application; without it, the owner's login acting as `lumbung_app`
 */
export async function openExternalPostgres(ownerUrl: string, appUrl: string | undefined): Promise<ExternalPostgres> {
  await withClient("DATABASE_URL", ownerUrl, async (client) => {
    await assertVersion(client);
    await ensureAppRole(client);
    if (appUrl === undefined) await assertActsAsApp(client, "DATABASE_URL");
  });
  if (appUrl === undefined) return { ownerUrl, appUrl: ownerUrl, appRole };
  const login = await withClient("DATABASE_APP_URL", appUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>("SELECT current_user AS name");
    if (rows[0]?.name !== appRole) await assertActsAsApp(client, "DATABASE_APP_URL");
    return rows[0]?.name;
  });
  return { ownerUrl, appUrl, appRole: login === appRole ? undefined : appRole };
}

async function withClient<T>(setting: string, url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const deadline = Date.now() + startingTimeoutMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "lumbung start" });
    client.on("error", () => undefined);
    try {
      await client.connect();
    } catch (error) {
      await client.end().catch(() => undefined);
      // "The database system is starting up": machines that start everything at once meet this.
      if (sqlState(error) !== "57P03" || Date.now() > deadline) throw explainConnection(error, setting, url);
      await new Promise((wake) => setTimeout(wake, 250));
      continue;
    }
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text",
  );
  if (Number(rows[0]?.number) < oldestVersion * 10_000)
    throw new StartError(`DATABASE_URL: the server is PostgreSQL ${rows[0]?.text}; version ${oldestVersion} or newer is needed.`);
}

async function ensureAppRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ unsafe: boolean }>("SELECT rolsuper OR rolbypassrls AS unsafe FROM pg_roles WHERE rolname = $1", [appRole]);
  if (rows[0]?.unsafe)
    throw new StartError(`The role ${appRole} may pass row-level security, which separates the businesses: ALTER ROLE ${appRole} NOSUPERUSER NOBYPASSRLS`);
  if (rows.length > 0) return;
  try {
    await client.query(`CREATE ROLE ${appRole} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  } catch (error) {
    // Another process of ours may have been quicker.
    if (["42710", "23505"].includes(sqlState(error) ?? "")) return;
    if (sqlState(error) === "42501") throw new StartError(await adminHelp(client, "DATABASE_URL", `may not create the role ${appRole}`), { cause: error });
    throw error;
  }
}

/** From PostgreSQL 16 on, who creates a role may not act as it until that is granted. */
async function assertActsAsApp(client: pg.Client, setting: string): Promise<void> {
  if (await actsAsApp(client)) return;
  await client.query(`GRANT ${appRole} TO CURRENT_USER`).catch(() => undefined);
  if (!(await actsAsApp(client))) throw new StartError(await adminHelp(client, setting, `may not act as ${appRole}`));
}

async function actsAsApp(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`SET ROLE ${appRole}; RESET ROLE`);
    return true;
  } catch {
    return false;
  }
}

async function adminHelp(client: pg.Client, setting: string, problem: string): Promise<string> {
  const { rows } = await client.query<{ login: string }>("SELECT quote_ident(session_user) AS login");
  const login = rows[0]?.login;
  return [
    `${setting}: the role ${login} ${problem}. Let an administrator run this once:`,
    `  CREATE ROLE ${appRole} NOLOGIN;`,
    `  GRANT ${appRole} TO ${login};`,
  ].join("\n");
}
