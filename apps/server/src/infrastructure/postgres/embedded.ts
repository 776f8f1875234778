import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { StartError } from "../../shared/start-error.ts";
import { postgresBinaries } from "./binaries.ts";
import { ensureCluster, readCredentials } from "./cluster.ts";
import { embeddedDatabase, ensureRolesAndDatabase } from "./embedded-roles.ts";
import { sqlState } from "./errors.ts";
import { type LaunchedPostmaster, launchPostmaster, removeStaleLocks, runningPid, stopPostmaster } from "./postmaster.ts";
import { prepareSocketDir, socketUrl } from "./socket.ts";
import { assertReachable, systemUserForPostgres } from "./system-user.ts";
import { claimServer, joinUsers, leaveUsers, userName, waitUntilAlone } from "./tenure.ts";

export interface EmbeddedPostgres {
  /** Login of the owner role, which migrates. */
  readonly ownerUrl: string;
  /** Login of the application role, which has no BYPASSRLS. */
  readonly appUrl: string;
  /** True when this call started the server process, false when it found one running. */
  readonly started: boolean;
  /** Becomes the one server of the data folder; throws StartError naming the process that is. */
  claimServer(): Promise<void>;
  /** Tells others who want the folder where the server listens. */
  announce(address: string): Promise<void>;
  /** Leaves; the last one to leave stops the PostgreSQL process (open transactions roll back, nothing committed is lost). */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Further arguments of the server process. */
  readonly flags?: readonly string[];
  /** Told when the PostgreSQL process went away under us and was started again (null), or could not be (the error). */
  readonly onRestart?: (failure: unknown) => void;
}

const startTimeoutMs = 60_000;

/**
 * The PostgreSQL that lives in `dataDir/postgres`. Finds the one that is running (also one that outlived a killed
 * server) or starts it, creating the cluster the first time; starts it again when it dies under us. It listens on a
 * Unix socket only: no port to collide with. Throws StartError with the way to mend what is in the way.
 */
export async function openEmbeddedPostgres(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const root = resolve(dataDir);
  const pgData = join(root, "postgres");
  const binaries = await postgresBinaries();
  await mkdir(root, { recursive: true, mode: 0o755 }).catch((error: Error) => {
    throw new StartError(`The data folder ${root} cannot be created: ${error.message}`);
  });
  const cluster = await stat(pgData).catch(() => undefined);
  const user = await systemUserForPostgres(cluster && { uid: cluster.uid, gid: cluster.gid }, root);
  if (user) await assertReachable(user, [binaries.postgres, root]);
  const socketDir = await prepareSocketDir(root, user);
  const credentials = await readCredentials(root, pgData);
  await ensureCluster(pgData, binaries, credentials, user);
  const superUrl = socketUrl(socketDir, "postgres", credentials.superPassword, "postgres");

  let started = false;
  let leaving = false;
  let server: { address?: string } | undefined;
  let tenure = await attach();
  await ensureRolesAndDatabase(tenure, credentials);

  /** Connects for as long as this process lives, starting PostgreSQL where it does not run. */
  async function attach(): Promise<pg.Client> {
    const deadline = Date.now() + startTimeoutMs;
    let launched: LaunchedPostmaster | undefined;
    for (;;) {
      if (leaving) throw new StartError("The server is stopping.");
      if (launched === undefined && (await runningPid(pgData)) === undefined) {
        launched = launchPostmaster(pgData, socketDir, binaries, user, options.flags ?? []);
        started = true;
      }
      const client = new pg.Client({ connectionString: superUrl, application_name: userName(server?.address) });
      client.on("error", () => undefined);
      try {
        await client.connect();
        await joinUsers(client);
        client.on("end", () => void reattach());
        return client;
      } catch (error) {
        await client.end().catch(() => undefined);
        if (["28P01", "28000"].includes(sqlState(error) ?? "")) throw new StartError(`${join(root, "postgres.json")} does not fit the database beside it.`);
        const failure = launched?.failure();
        if (failure !== undefined) {
          if (!/lock file .* already exists|shared memory block/.test(failure)) throw new StartError(`PostgreSQL did not start: ${failure}`);
          // Another process was quicker, a stale pid file is in the way, or backends of a killed one are still ending.
          started = false;
          launched = undefined;
          await removeStaleLocks(pgData, socketDir);
        }
        if (Date.now() > deadline) throw new StartError(`PostgreSQL did not answer within ${startTimeoutMs / 1000} s: ${(error as Error).message}`);
        await new Promise((wake) => setTimeout(wake, 15));
      }
    }
  }

  async function reattach(): Promise<void> {
    if (leaving) return;
    try {
      tenure = await attach();
      if (server) await claimServer(tenure, root);
      options.onRestart?.(null);
    } catch (error) {
      if (!leaving) options.onRestart?.(error);
    }
  }

  return {
    ownerUrl: socketUrl(socketDir, "lumbung_owner", credentials.ownerPassword, embeddedDatabase),
    appUrl: socketUrl(socketDir, "lumbung_app", credentials.appPassword, embeddedDatabase),
    get started() {
      return started;
    },
    claimServer: async () => {
      await claimServer(tenure, root);
      server = {};
    },
    announce: async (address) => {
      server = { address };
      await tenure.query(`SET application_name = ${pg.escapeLiteral(userName(address))}`);
    },
    stop: async () => {
      if (leaving) return;
      leaving = true;
      const last = await leaveUsers(tenure).catch(() => false);
      if (last) {
        await waitUntilAlone(tenure).catch(() => undefined);
        await stopPostmaster(pgData);
      }
      await tenure.end().catch(() => undefined);
    },
  };
}
