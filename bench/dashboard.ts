import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { newId } from "../apps/server/src/shared/ids.ts";
import { type BenchOptions, type BenchReport, type BenchServer, Latencies, round, say, startServer } from "./lib/index.ts";
import { seedCatalogue, seedMovements } from "./seed/index.ts";

const sizes = { small: 50_000, large: 5_000_000 };
const shop = { skus: 2_000, warehouses: 5 };
const bars = { warmP99Ms: 15, coldP99Ms: 100, growthMax: 1.2 };
const lumbung = fileURLToPath(new URL("../apps/server/src/app/cli/lumbung.ts", import.meta.url));

/**
 * The dashboard over a small and a large ledger: warm (from the cache) and cold. What a caller sees depends on its
 * warehouses, so the first request of each of 31 API keys with different warehouses finds nothing in the cache. The limit
 * is a request that needs no work at all, in the same run.
 */
export async function run(options: BenchOptions): Promise<BenchReport> {
  const small = await measure(sizes.small);
  const large = await measure(Math.max(2 * sizes.small, Math.round(sizes.large * options.scale)));
  const growth = { warm: round(large.warm.p99Ms / small.warm.p99Ms), cold: round(large.cold.p50Ms / small.cold.p50Ms) };
  const ok = large.warm.p99Ms <= bars.warmP99Ms && large.cold.p99Ms <= bars.coldP99Ms && growth.cold <= bars.growthMax;
  return { ok, small, large, growth };
}

async function measure(movements: number) {
  const server = await startServer();
  try {
    const db = server.database("owner");
    say(`seeding ${movements} movements`);
    const warehouseIds = await seedCatalogue(db, { tenantId: server.tenantId, ...shop });
    const to = new Date();
    await seedMovements(db, {
      tenantId: server.tenantId,
      warehouseIds,
      count: movements,
      from: new Date(to.getTime() - 365 * 86_400_000),
      to,
      actorId: newId(),
    });
    say("rebuilding the read models");
    await promisify(execFile)(process.execPath, [lumbung, "rebuild", "stock-summary"], {
      env: { ...process.env, LUMBUNG_DATA_DIR: server.dataDir, LOG_LEVEL: "warn" },
    });
    await server.signIn();
    await server.call("GET", "/dashboard");
    const warm = await timed(500, () => server.call("GET", "/dashboard"));
    const keys = await keysOfEveryScope(server, warehouseIds);
    const cold = await timed(keys.length, (index) => get(server, "/api/v1/dashboard", keys[index]));
    const limit = await timed(500, () => get(server, "/livez"));
    const figures = (latencies: Latencies) => ({ p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) });
    return { movements, warm: figures(warm), cold: figures(cold), limit: figures(limit) };
  } finally {
    await server.stop();
  }
}

/** An API key for every set of warehouses but none: no two share what the cache holds. */
async function keysOfEveryScope(server: BenchServer, warehouseIds: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  for (let set = 1; set < 2 ** warehouseIds.length; set++) {
    const scope = warehouseIds.filter((_, bit) => set & (1 << bit));
    const made = await server.call<{ key: string }>("POST", "/api-keys", {
      name: `scope ${set}`,
      permissions: ["dashboard:read", "cost:read"],
      warehouseIds: scope,
    });
    keys.push(made.key);
  }
  return keys;
}

async function get(server: BenchServer, path: string, token?: string): Promise<void> {
  const response = await fetch(`http://${server.host}:${server.port}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function timed(count: number, work: (index: number) => Promise<unknown>): Promise<Latencies> {
  const latencies = new Latencies();
  for (let index = 0; index < count; index++) {
    const begun = performance.now();
    await work(index);
    latencies.add(performance.now() - begun);
  }
  return latencies;
}
