import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createDatabase, openEmbeddedPostgres } from "../../infrastructure/postgres/index.ts";
import { type Api, createApi } from "./api.ts";
import { checkBusiness, type Query } from "./checks.ts";
import { runClient } from "./client.ts";
import { createHistory, type History } from "./history.ts";
import type { SimulationOptions } from "./options.ts";
import { planInterruptions } from "./plan.ts";
import { createRandom } from "./random.ts";
import { type SimulatedServer, startSimulatedServer } from "./server.ts";
import { createWorld, type SimBusiness } from "./world.ts";

export interface SimulationReport {
  readonly counts: History["counts"];
  /** What is broken, each finding with its first rows; empty when the ledger kept its word. */
  readonly findings: readonly string[];
  /** Where the data was left, when it was. */
  readonly dataDir: string | null;
}

const catchUpTimeoutMs = 120_000;
const lumbung = fileURLToPath(new URL("../cli/lumbung.ts", import.meta.url));

/**
 * Trades under load on a server that dies again and again, then checks everything that must hold. Resolves with what
 * was found; rejects only where the simulation itself could not go on.
 */
export async function simulate(options: SimulationOptions, print: (line: string) => void): Promise<SimulationReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "lumbung-sim-"));
  // PostgreSQL runs as its own user where we are root: it has to get through.
  await chmod(dataDir, 0o755);
  const server = await startSimulatedServer(dataDir);
  const history = createHistory();
  let findings: string[];
  try {
    const api = createApi(server);
    const businesses = await createWorld(api);
    await trade(options, { api, server, history }, businesses, print);
    print("checking…");
    await caughtUp(api, businesses);
    findings = [...history.complaints, ...(await check(dataDir, businesses, history)), ...(await verify(dataDir))];
    await server.stop();
  } catch (error) {
    await server.destroy();
    throw new Error(`seed ${options.seed}, data in ${dataDir}: ${(error as Error).message}`, { cause: error });
  }
  const isKept = options.keep || findings.length > 0;
  if (!isKept) await rm(dataDir, { recursive: true, force: true });
  return { counts: history.counts, findings, dataDir: isKept ? dataDir : null };
}

/** Clients post while the plan is carried out; all of them come to an end before this resolves. */
async function trade(
  options: SimulationOptions,
  parts: { api: Api; server: SimulatedServer; history: History },
  businesses: readonly SimBusiness[],
  print: (line: string) => void,
): Promise<void> {
  const random = createRandom(options.seed);
  const { counts } = parts.history;
  let stopped = false;
  const clients = Array.from({ length: options.clients }, (_, index) => {
    const business = businesses[index % businesses.length] as SimBusiness;
    return runClient({ ...parts, business, random: random.fork(`client ${index}`), name: `c${index}` }, () => stopped);
  });
  // A client that gives up ends the whole run, also while the next interruption is waited for.
  const all = Promise.all(clients);
  const carriedOut = (async () => {
    let kills = 0;
    for (const { how, afterMs } of planInterruptions(random.fork("plan"), options)) {
      await wait(afterMs);
      const tookMs = await parts.server.interrupt(how);
      if (how === "kill-server" || how === "kill-both") kills++;
      print(
        `kill ${kills}/${options.kills}: ${how} after ${Math.round(afterMs)} ms, ready after ${Math.round(tookMs)} ms; ` +
          `${counts.acknowledged} posted, ${counts.refused} refused, ${counts.repeated} sent again, ${counts.abandoned} abandoned`,
      );
    }
  })();
  try {
    await Promise.race([carriedOut, all.then(() => carriedOut)]);
  } finally {
    stopped = true;
  }
  await all;
}

/** Waits until every consumer has handled what is in the log. */
async function caughtUp(api: Api, businesses: readonly SimBusiness[]): Promise<void> {
  const deadline = Date.now() + catchUpTimeoutMs;
  for (const { tenantId } of businesses) {
    for (;;) {
      const { items } = await api.expect(tenantId, "GET", "/system/consumers");
      const behind = (items as Array<{ name: string; lagEvents: number }>).filter((one) => one.lagEvents > 0);
      if (behind.length === 0) break;
      if (Date.now() > deadline) throw new Error(`consumers are still behind after ${catchUpTimeoutMs / 1000} s: ${JSON.stringify(behind)}`);
      await wait(50);
    }
  }
}

async function check(dataDir: string, businesses: readonly SimBusiness[], history: History): Promise<string[]> {
  const postgres = await openEmbeddedPostgres(dataDir);
  const db = createDatabase({ connectionString: postgres.ownerUrl, poolMax: 1, applicationName: "lumbung sim", onError: () => undefined });
  const connection = await db.connect();
  try {
    // Everything is read once: hashing all of it beats looking each row up, whatever young statistics say.
    await connection.query("SET enable_nestloop = off");
    // One snapshot: consumers may still be at work for events of nobody in particular.
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const query: Query = async (text, values) => (await connection.query(text, values as unknown[])).rows;
    const findings: string[] = [];
    for (const business of businesses) findings.push(...(await checkBusiness(query, business, history)));
    await connection.query("COMMIT");
    return findings;
  } finally {
    connection.release();
    await db.close();
    await postgres.stop();
  }
}

/** I1, I2, I7 and the privileges, as an operator asks for them. */
function verify(dataDir: string): Promise<string[]> {
  return new Promise((done) => {
    execFile(process.execPath, [lumbung, "verify"], { env: { ...process.env, LUMBUNG_DATA_DIR: dataDir } }, (error, stdout, stderr) =>
      done(error ? [`lumbung verify: ${stderr || stdout || error.message}`] : []),
    );
  });
}
