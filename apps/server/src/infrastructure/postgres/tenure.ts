import type pg from "pg";
import { StartError } from "../../shared/start-error.ts";

/** First half of the advisory locks that say who uses an embedded PostgreSQL. They end with their connection, so a killed process leaves none. */
const lockClass = 7_203_451;
/** Shared by everybody who uses it; who gets it alone when leaving was the last one. */
const usersLock = 1;
/** Held by the one server of the data folder. */
const serverLock = 2;
const setupLock = 3;

export async function joinUsers(client: pg.Client): Promise<void> {
  await client.query("SELECT pg_advisory_lock_shared($1, $2)", [lockClass, usersLock]);
}

/** Leaves, and says whether nobody else is there: then nobody can come in until this connection ends. */
export async function leaveUsers(client: pg.Client): Promise<boolean> {
  await client.query("SELECT pg_advisory_unlock_shared($1, $2)", [lockClass, usersLock]);
  const { rows } = await client.query<{ last: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS last", [lockClass, usersLock]);
  return rows[0]?.last === true;
}

const lastWordsMs = 2_000;

/**
 * Waits until the connections that were closed a moment ago are gone: one that PostgreSQL ends first looks to its owner
 * like a failure. What is still there after two seconds is not waited for.
 */
export async function waitUntilAlone(client: pg.Client): Promise<void> {
  const deadline = Date.now() + lastWordsMs;
  for (;;) {
    const { rows } = await client.query("SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1");
    if (rows.length === 0 || Date.now() > deadline) return;
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

/** Runs the set-up of a new cluster by one process at a time: two may meet on a first start. */
export async function withSetupLock(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1, $2)", [lockClass, setupLock]);
  try {
    await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1, $2)", [lockClass, setupLock]);
  }
}

/** Becomes the one server of the data folder. Throws StartError that names the process which is. */
export async function claimServer(client: pg.Client, dataDir: string): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS free", [lockClass, serverLock]);
  if (rows[0]?.free) return;
  const { rows: holders } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.objsubid = 2 AND l.granted`,
    [lockClass, serverLock],
  );
  const holder = holders[0]?.name.replace(/^lumbung /, "") ?? "a moment ago";
  throw new StartError(
    [
      `The data folder ${dataDir} is in use by a running server (${holder}).`,
      "Use that one, stop it first, or give this one its own folder: LUMBUNG_DATA_DIR=./other",
    ].join("\n"),
  );
}

/** How a process shows itself to others who want the same folder; PostgreSQL keeps 63 bytes of it. */
export function userName(address?: string): string {
  return `lumbung process ${process.pid}${address ? `, ${address}` : ""}`.slice(0, 63);
}
