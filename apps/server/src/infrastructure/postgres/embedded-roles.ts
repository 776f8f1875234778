import pg from "pg";
import type { Credentials } from "./cluster.ts";
import { withSetupLock } from "./tenure.ts";

export const embeddedDatabase = "lumbung";

/** Creates the two roles and the database in a new cluster, and finishes it where a kill left it half done. */
export async function ensureRolesAndDatabase(client: pg.Client, credentials: Credentials): Promise<void> {
  await withSetupLock(client, async () => {
    if ((await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [embeddedDatabase])).rowCount === 1) return;
    const existing = new Set((await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles")).rows.map((row) => row.rolname));
    for (const [role, password, rights] of [
      ["lumbung_owner", credentials.ownerPassword, "CREATEDB CREATEROLE"],
      ["lumbung_app", credentials.appPassword, "NOCREATEDB NOCREATEROLE"],
    ] as const) {
      const verb = existing.has(role) ? "ALTER" : "CREATE";
      await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)} NOSUPERUSER NOBYPASSRLS ${rights}`);
    }
    await client.query("GRANT lumbung_app TO lumbung_owner WITH ADMIN OPTION");
    await client.query(`CREATE DATABASE ${embeddedDatabase} OWNER lumbung_owner`);
  });
}
