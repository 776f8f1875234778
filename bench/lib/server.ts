import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDatabase, type Database, openEmbeddedPostgres } from "../../apps/server/src/infrastructure/postgres/index.ts";

const mainFile = fileURLToPath(new URL("../../apps/server/src/main.ts", import.meta.url));
const owner = { email: "owner@bench.example", password: "bench-owner-password" };
const startTimeoutMs = 60_000;

/** A real server process on a data folder of its own, with its own embedded PostgreSQL. */
export interface BenchServer {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  readonly readyAfterMs: number;
  /** The first tenant, its owner's access token (10 minutes; `signIn` again for longer runs) and its warehouse MAIN. */
  readonly tenantId: string;
  readonly warehouseId: string;
  readonly token: string;
  /** Who the owner is, for a sign-in in a browser. */
  readonly owner: { readonly email: string; readonly password: string };
  signIn(): Promise<string>;
  /** One JSON request; throws with the problem document unless the answer is 2xx. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Connections as the owner of the tables (seeding) and as the application (the limit under row-level security). */
  database(role: "owner" | "app", poolMax?: number): Database;
  /** Stops the server the way an operator does, and removes the data folder unless it was given. */
  stop(): Promise<void>;
}

export interface BenchServerOptions {
  /** An existing data folder; a temporary one when left out. */
  readonly dataDir?: string;
  readonly env?: Record<string, string>;
  readonly args?: readonly string[];
}

/** Starts `main.ts` as an operator would, waits until it is ready and signs its owner in. */
export async function startServer(options: BenchServerOptions = {}): Promise<BenchServer> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [mainFile, ...(options.args ?? [])], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      LUMBUNG_DATA_DIR: dataDir,
      LUMBUNG_OWNER_EMAIL: owner.email,
      LUMBUNG_OWNER_PASSWORD: owner.password,
      LOG_LEVEL: "warn",
      // Building the console would be measured along with the start.
      LUMBUNG_CONSOLE: "off",
      ...options.env,
    },
  });
  try {
    await waitUntilReady(`http://127.0.0.1:${port}/readyz`, collectErrors(child));
    return await enter(child, port, dataDir, Math.round(performance.now() - begun), options.dataDir === undefined);
  } catch (error) {
    await stopProcess(child);
    throw error;
  }
}

/** Signs the owner in and hands out what a benchmark works with. */
async function enter(child: ChildProcess, port: number, dataDir: string, readyAfterMs: number, temporary: boolean): Promise<BenchServer> {
  const base = `http://127.0.0.1:${port}`;
  let token = "";
  const call = async <T>(method: string, path: string, body?: unknown, attemptsLeft = 10): Promise<T> => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // Busy is an answer of a server that is well: it says when to come back.
    if (response.status === 503 && attemptsLeft > 1) {
      await new Promise((wake) => setTimeout(wake, 1000 * Number(response.headers.get("retry-after") ?? 1)));
      return call(method, path, body, attemptsLeft - 1);
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
  const signIn = async () => {
    token = (await call<{ accessToken: string }>("POST", "/auth/login", owner)).accessToken;
    return token;
  };
  await signIn();
  const tenants = await call<{ items: { id: string }[] }>("GET", "/tenants");
  const warehouses = await call<{ items: { id: string; code: string }[] }>("GET", "/warehouses");
  const [tenant, warehouse] = [tenants.items[0], warehouses.items.find((one) => one.code === "MAIN") ?? warehouses.items[0]];
  if (!tenant || !warehouse) throw new Error("a first start has one tenant and one warehouse");

  const postgres = await openEmbeddedPostgres(dataDir);
  const databases: Database[] = [];
  return {
    host: "127.0.0.1",
    port,
    pid: child.pid as number,
    dataDir,
    readyAfterMs,
    tenantId: tenant.id,
    warehouseId: warehouse.id,
    token,
    owner,
    signIn,
    call,
    database: (role, poolMax = 4) => {
      const db = createDatabase({
        connectionString: role === "owner" ? postgres.ownerUrl : postgres.appUrl,
        poolMax,
        applicationName: "lumbung bench",
        onError: (error) => process.stderr.write(`${String(error)}\n`),
      });
      databases.push(db);
      return db;
    },
    stop: async () => {
      await Promise.all(databases.map((db) => db.close()));
      // The last one to leave stops PostgreSQL: that has to be the server.
      await postgres.stop();
      await stopProcess(child);
      if (temporary) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL may run as another user, who has to enter the folder. */
async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "lumbung-bench-"));
  await chmod(dir, 0o755);
  return dir;
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no free port"))));
    });
  });
}

/** Keeps the end of what the server says on standard error; returns it once the process has ended. */
function collectErrors(child: ChildProcess): () => string | undefined {
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  return () => (child.exitCode !== null || child.signalCode !== null ? output || "it ended without a message" : undefined);
}

async function waitUntilReady(url: string, failure: () => string | undefined): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    const reason = failure();
    if (reason !== undefined) throw new Error(`the server did not start: ${reason}`);
    if (performance.now() > deadline) throw new Error(`the server was not ready after ${startTimeoutMs / 1000} s`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}
