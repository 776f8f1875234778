import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { access, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { newSecret } from "../../shared/ids.ts";
import { type PostgresBinaries, postgresBinaries } from "./binaries.ts";
import { EmbeddedPostgresError } from "./embedded-error.ts";
import { assertReachable, type SystemUser, systemUserForPostgres } from "./system-user.ts";

export interface EmbeddedPostgres {
  /** Login of the owner role, which migrates. */
  readonly ownerUrl: string;
  /** Login of the application role, which has no BYPASSRLS. */
  readonly appUrl: string;
  /** True when this call started the server process, false when it found one running. */
  readonly started: boolean;
  /** Stops the server process (fast shutdown: open transactions roll back, nothing committed is lost). */
  stop(): Promise<void>;
}

interface Credentials {
  readonly superPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

const database = "lumbung";
const startTimeoutMs = 60_000;

/**
 * The PostgreSQL that lives in `dataDir/postgres`. Finds the one that is running (also one that outlived a killed
 * server) or starts it, creating the cluster the first time. It listens on a Unix socket only: no port to collide with.
 */
export async function openEmbeddedPostgres(dataDir: string, options: { flags?: string[]; onLog?: (line: string) => void } = {}): Promise<EmbeddedPostgres> {
  const root = resolve(dataDir);
  const pgData = join(root, "postgres");
  const user = await systemUserForPostgres();
  const binaries = await postgresBinaries();
  await mkdir(root, { recursive: true, mode: 0o755 });
  if (user) await assertReachable(user, [binaries.postgres, root]);
  const socketDir = await prepareSocketDir(root, user);
  const credentials = await readCredentials(root);

  const running = await runningPid(pgData);
  if (running !== undefined) {
    await waitUntilReady(socketDir, credentials, () => undefined);
    return handle(socketDir, credentials, false, () => stopProcess(running));
  }
  const fresh = !(await exists(join(pgData, "PG_VERSION")));
  if (fresh) await initialise(pgData, binaries, credentials, user);
  const child = launch(pgData, socketDir, binaries, user, options);
  await waitUntilReady(socketDir, credentials, child.failure);
  if (fresh || !(await hasRoles(socketDir, credentials))) await createRolesAndDatabase(socketDir, credentials);
  return handle(socketDir, credentials, true, () => stopProcess(child.pid));
}

function handle(socketDir: string, credentials: Credentials, started: boolean, stop: () => Promise<void>): EmbeddedPostgres {
  return {
    ownerUrl: socketUrl(socketDir, "lumbung_owner", credentials.ownerPassword, database),
    appUrl: socketUrl(socketDir, "lumbung_app", credentials.appPassword, database),
    started,
    stop,
  };
}

function socketUrl(socketDir: string, user: string, password: string, db: string): string {
  return `postgres://${user}:${password}@${encodeURIComponent(socketDir)}/${db}`;
}

/** A socket's path holds about 100 characters; a deeper data folder gets its socket in the temporary folder. */
async function prepareSocketDir(root: string, user: SystemUser | null): Promise<string> {
  const inside = join(root, "run");
  const dir =
    Buffer.byteLength(join(inside, ".s.PGSQL.5432")) <= 100
      ? inside
      : join(tmpdir(), `lumbung-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (user) await chown(dir, user.uid, user.gid);
  return dir;
}

async function readCredentials(root: string): Promise<Credentials> {
  const file = join(root, "postgres.json");
  if (await exists(file)) return JSON.parse(await readFile(file, "utf8")) as Credentials;
  const credentials = { superPassword: newSecret(24), ownerPassword: newSecret(24), appPassword: newSecret(24) };
  await writeFile(file, `${JSON.stringify(credentials)}\n`, { mode: 0o600, flag: "wx" });
  return credentials;
}

/** Creates the cluster beside its place and moves it there when it is whole, so that a kill leaves no half cluster. */
async function initialise(pgData: string, binaries: PostgresBinaries, credentials: Credentials, user: SystemUser | null): Promise<void> {
  const staging = `${pgData}.new`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { mode: 0o700 });
  const passwordFile = `${pgData}.password`;
  await writeFile(passwordFile, credentials.superPassword, { mode: 0o600 });
  if (user) {
    await chown(staging, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = [
    "-D",
    staging,
    "-U",
    "postgres",
    "-E",
    "UTF8",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--no-locale",
    "--no-instructions",
    "--data-checksums",
  ];
  try {
    await run(binaries.initdb, args, user);
    await rename(staging, pgData);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(command: string, args: string[], user: SystemUser | null): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...user, cwd: "/", stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done() : fail(new EmbeddedPostgresError(`Creating the database folder failed: ${errors.trim()}`))));
  });
}

/** Settings for a small machine that must not lose a committed transaction. */
const serverFlags = {
  listen_addresses: "",
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  effective_cache_size: "1GB",
  random_page_cost: "1.1",
  max_wal_size: "4GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "15min",
  wal_buffers: "16MB",
  jit: "off",
  synchronous_commit: "on",
  log_min_messages: "warning",
  timezone: "UTC",
};

function launch(
  pgData: string,
  socketDir: string,
  binaries: PostgresBinaries,
  user: SystemUser | null,
  options: { flags?: string[]; onLog?: (line: string) => void },
) {
  const args = [
    "-D",
    pgData,
    "-k",
    socketDir,
    "-p",
    "5432",
    ...Object.entries(serverFlags).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ...(options.flags ?? []),
  ];
  // Its own session: Ctrl-C reaches our process alone, which drains first and stops PostgreSQL last.
  const child = spawn(binaries.postgres, args, {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LC_ALL: "C" },
  });
  let output = "";
  let exited = false;
  child.stderr.on("data", (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
    options.onLog?.(chunk.toString().trimEnd());
  });
  child.on("error", (error) => {
    exited = true;
    output += error.message;
  });
  child.on("exit", () => {
    exited = true;
  });
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  return { pid: child.pid as number, failure: () => (exited ? output.trim() || "it ended without a message" : undefined) };
}

async function waitUntilReady(socketDir: string, credentials: Credentials, failure: () => string | undefined): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    try {
      await asSuperuser(socketDir, credentials, "postgres", async () => undefined);
      return;
    } catch (error) {
      const reason = failure();
      if (reason !== undefined) throw new EmbeddedPostgresError(`PostgreSQL did not start: ${reason}`);
      if (Date.now() > deadline) throw new EmbeddedPostgresError(`PostgreSQL did not answer within ${startTimeoutMs / 1000} s: ${(error as Error).message}`);
      await new Promise((wake) => setTimeout(wake, 15));
    }
  }
}

async function asSuperuser<T>(socketDir: string, credentials: Credentials, db: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: socketUrl(socketDir, "postgres", credentials.superPassword, db) });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function hasRoles(socketDir: string, credentials: Credentials): Promise<boolean> {
  return asSuperuser(
    socketDir,
    credentials,
    "postgres",
    async (client) => (await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database])).rowCount === 1,
  );
}

async function createRolesAndDatabase(socketDir: string, credentials: Credentials): Promise<void> {
  await asSuperuser(socketDir, credentials, "postgres", async (client) => {
    const existing = new Set((await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles")).rows.map((row) => row.rolname));
    for (const [role, password] of [
      ["lumbung_owner", credentials.ownerPassword],
      ["lumbung_app", credentials.appPassword],
    ] as const) {
      const verb = existing.has(role) ? "ALTER" : "CREATE";
      await client.query(
        `${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)} NOSUPERUSER NOBYPASSRLS ${role === "lumbung_owner" ? "CREATEDB CREATEROLE" : "NOCREATEDB NOCREATEROLE"}`,
      );
    }
    await client.query("GRANT lumbung_app TO lumbung_owner WITH ADMIN OPTION");
    await client.query(`CREATE DATABASE ${database} OWNER lumbung_owner`);
  });
}

/** The pid of a live postmaster on this folder; a stale pid file counts as none (PostgreSQL clears it itself). */
async function runningPid(pgData: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(join(pgData, "postmaster.pid"), "utf8")).split("\n")[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    process.kill(pid, 0);
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "postgres");
    return command.includes("postgres") ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function stopProcess(pid: number): Promise<void> {
  const alive = () => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  if (!alive()) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + 30_000;
  while (alive() && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 15));
  if (alive()) process.kill(pid, "SIGQUIT");
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
