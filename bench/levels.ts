import { createInventoryQueries } from "../apps/server/src/flows/inventory-queries/index.ts";
import type { Cache } from "../apps/server/src/infrastructure/cache/index.ts";
import type { Database, Statement, Tx } from "../apps/server/src/infrastructure/postgres/index.ts";
import { systemClock } from "../apps/server/src/shared/clock.ts";
import { systemContext } from "../apps/server/src/shared/system-context.ts";
import { LevelQuery } from "../packages/contracts/src/index.ts";
import {
  type Benchmark,
  type BenchReport,
  type BenchServer,
  bestOf,
  driveHttp,
  drivePostgres,
  httpRequest,
  round,
  say,
  seededRandom,
  startServer,
} from "./lib/index.ts";
import { searchTerms, seedCatalogue, seededSku, seedMovements } from "./seed/index.ts";

const skusAtFullScale = 100_000;
const warehouseCount = 5;
const connections = 16;
const barPerSecond = 2_500;
const rawClients = [2, 4, 8];

/** What people ask for, and how often. Every list is filtered and sorted, 50 rows a page, at any depth. */
const kinds = [
  { name: "warehouseBySku", share: 0.3, query: "sort=sku" },
  { name: "warehouseByName", share: 0.2, query: "sort=name" },
  { name: "warehouseByQuantity", share: 0.1, query: "sort=-onHand" },
  { name: "belowMinimum", share: 0.2, query: "sort=sku&belowMinimum=true" },
  { name: "search", share: 0.2, query: "sort=name" },
] as const;
type Kind = (typeof kinds)[number]["name"];

/** The kind that stands at `share` (0–1) when the kinds are laid end to end. */
function kindAt(share: number): Kind {
  let end = 0;
  for (const { name, share: width } of kinds) {
    end += width;
    if (share < end) return name;
  }
  return "warehouseBySku";
}

/** Different words people type while a benchmark runs. */
const termCount = 300;

interface Asked {
  readonly kind: Kind;
  readonly path: string;
}

/**
 * Pages of levels of a merchant with 100,000 SKUs in 5 warehouses (500,000 rows), against the same SQL on raw
 * connections. The server answers with its access rules, contracts and JSON; the raw connections only read bytes.
 */
export const run: Benchmark = async ({ scale }) => {
  const server = await startServer();
  try {
    const rows = await seed(server, Math.round(skusAtFullScale * scale));
    const asked = await askable(
      server,
      await server.call<{ items: { id: string }[] }>("GET", "/warehouses?limit=200").then((page) => page.items.map((one) => one.id)),
    );
    return await measure(server, asked, rows, Math.max(2_000, 10_000 * scale));
  } finally {
    await server.stop();
  }
};

async function seed(server: BenchServer, skus: number): Promise<number> {
  const owner = server.database("owner", 2);
  say(`writing ${skus} SKUs in ${warehouseCount} warehouses`);
  const warehouseIds = await seedCatalogue(owner, { tenantId: server.tenantId, skus, warehouses: warehouseCount });
  say("writing their history");
  const to = new Date();
  const from = new Date(to.getTime() - 30 * 86_400_000);
  await seedMovements(owner, { tenantId: server.tenantId, warehouseIds, count: Math.round(skus * warehouseCount * 1.5), from, to, actorId: "seed" });
  const client = await owner.connect();
  try {
    await client.query(`SET app.tenant_id = '${server.tenantId}'`);
    // A third of the pairs have a minimum, and about one in twenty of all is below it.
    await client.query(
      `INSERT INTO minimum_level (tenant_id, variant_id, warehouse_id, quantity, updated_at, updated_by)
       SELECT tenant_id, variant_id, warehouse_id, 60, now(), 'seed' FROM stock_balance WHERE tenant_id = $1 AND hashtext(variant_id::text || warehouse_id::text) % 3 = 0`,
      [server.tenantId],
    );
    await client.query("VACUUM (ANALYZE) level_entry, minimum_level, stock_balance");
    return Number((await client.query<{ n: number }>("SELECT count(*) AS n FROM level_entry WHERE tenant_id = $1", [server.tenantId])).rows[0]?.n);
  } finally {
    client.release(true);
  }
}

/** The requests of the run: pages of every depth, whose cursors come from leafing through the lists once. */
async function askable(server: BenchServer, warehouseIds: readonly string[]): Promise<Map<Kind, string[]>> {
  say("leafing through the lists");
  const terms = searchTerms(termCount, seededRandom(11));
  const paths = new Map<Kind, string[]>();
  for (const { name, query } of kinds) {
    const list = warehouseIds.flatMap((id, i) =>
      name === "search"
        ? terms.filter((_, at) => at % warehouseIds.length === i).map((term) => `/inventory/levels?warehouseId=${id}&${query}&q=${encodeURIComponent(term)}`)
        : [`/inventory/levels?warehouseId=${id}&${query}`],
    );
    paths.set(name, name === "search" ? list : (await Promise.all(list.map((path) => leafThrough(server, path)))).flat());
  }
  return paths;
}

/** The path of every page of 200 of a list, up to 60 of them. */
async function leafThrough(server: BenchServer, path: string): Promise<string[]> {
  const found = [path];
  for (let page = 0; page < 20; page++) {
    const { nextCursor } = await server.call<{ nextCursor: string | null }>("GET", `${found.at(-1)}&limit=200`);
    if (nextCursor === null) break;
    found.push(`${path}&cursor=${nextCursor}`);
  }
  return found;
}

async function measure(server: BenchServer, paths: Map<Kind, string[]>, rows: number, durationMs: number): Promise<BenchReport> {
  const random = seededRandom(5);
  const asked = Array.from({ length: 20_000 }, (): Asked => {
    const kind = kindAt(random());
    const list = paths.get(kind) ?? [];
    return { kind, path: `${list[Math.floor(random() * list.length)]}&limit=50` };
  });
  const token = await server.signIn();
  const drive = (list: readonly Asked[], ms: number, requestsMax?: number) => {
    const requests = list.map(({ path }) => httpRequest("GET", `/api/v1${path}`, { authorization: `Bearer ${token}` }));
    return driveHttp({
      host: server.host,
      port: server.port,
      connections,
      durationMs: ms,
      ...(requestsMax === undefined ? { warmUpMs: ms / 4 } : { requestsMax }),
      request: (index) => requests[index % requests.length] as Buffer,
    });
  };

  const pagesOf = (kind?: Kind) =>
    [...paths].flatMap(([name, list]) => (kind === undefined || kind === name ? list.map((path) => ({ kind: name, path: `${path}&limit=50` })) : []));
  const warm = (list: readonly Asked[]) => drive(list, 60_000, list.length);

  say("every page for the first time");
  const cold = await warm(pagesOf());
  say("the pages over HTTP");
  const http = await drive(asked, durationMs);
  if (Object.keys(http.statuses).some((status) => status !== "200")) throw new Error(`unexpected answers: ${JSON.stringify(http.statuses)}`);
  say("each kind of page alone");
  const perKind: Record<string, unknown> = {};
  for (const { name } of kinds) {
    const { perSecond, p50Ms, p99Ms } = await drive(
      asked.filter((one) => one.kind === name),
      durationMs / 4,
    );
    perKind[name] = { perSecond, p50Ms, p99Ms };
  }
  say("the pages while goods are sold");
  const selling = await whileSelling(server, () => drive(asked, durationMs));
  say("the same SQL on raw connections");
  const limit = await rawLimit(server, asked.slice(0, 2_000), durationMs);
  return {
    ok: http.perSecond >= barPerSecond,
    barPerSecond,
    rows,
    connections,
    perSecond: http.perSecond,
    limitPerSecond: limit.perSecond,
    limitClients: limit.clients,
    ratio: round(http.perSecond / limit.perSecond),
    p50Ms: http.p50Ms,
    p99Ms: http.p99Ms,
    whileSelling: { sales: selling.sales, perSecond: selling.pages.perSecond, p50Ms: selling.pages.p50Ms, p99Ms: selling.pages.p99Ms },
    cold: { pages: cold.count, p50Ms: cold.p50Ms, p99Ms: cold.p99Ms },
    kinds: perKind,
  };
}

/** Movements per second beside the pages: a busy chain of shops. */
const salesPerSecond = 20;

async function whileSelling<Result>(server: BenchServer, work: () => Promise<Result>): Promise<{ pages: Result; sales: number }> {
  let sales = 0;
  let ended = false;
  const random = seededRandom(3);
  const sell = async () => {
    while (!ended) {
      const next = new Promise((wake) => setTimeout(wake, 1000 / salesPerSecond));
      const sku = seededSku(Math.floor(random() * 1000));
      await server.call("POST", "/inventory/movements", { type: "receipt", warehouseId: server.warehouseId, lines: [{ sku, quantity: "1" }] });
      sales++;
      await next;
    }
  };
  const seller = sell();
  // A sale that fails is thrown below, when the pages have been measured.
  seller.catch(() => undefined);
  try {
    return { pages: await work(), sales };
  } finally {
    ended = true;
    await seller;
  }
}

/** Drives the statement that answers each request, with its values, without the server. */
async function rawLimit(server: BenchServer, asked: readonly Asked[], durationMs: number) {
  const db = server.database("app", Math.max(...rawClients) + 1);
  const statements = await recordStatements(server, db, asked);
  const texts = [...new Set(statements.map((one) => one.text))];
  const at = (index: number) => statements[index % statements.length] as Statement;
  return bestOf(rawClients, (clients) =>
    drivePostgres({
      db,
      clients,
      durationMs: durationMs / 3,
      warmUpMs: 500,
      setUp: `SET app.tenant_id = '${server.tenantId}'`,
      text: texts,
      pick: (index) => texts.indexOf(at(index).text),
      values: (index) => (at(index).values ?? []).map(asText),
    }),
  );
}

/** The last statement of each request: once an order or a search is known, it is the only one. */
async function recordStatements(server: BenchServer, db: Database, asked: readonly Asked[]): Promise<Statement[]> {
  let last: Statement | undefined;
  const recording: Database = {
    ...db,
    read: (ctx, work) =>
      db.read(ctx, (read) => {
        const tx: Tx = {
          ...read.tx,
          get db() {
            return read.tx.db;
          },
          run: (statement) => {
            // The limit does the work every time: it is told of no answer at hand.
            last = { ...statement, values: [...(statement.values ?? []).slice(0, -1), null] };
            return read.tx.run(statement);
          },
        };
        return work({ ...read, tx });
      }),
  };
  const ctx = systemContext(server.tenantId, "bench", "bench", systemClock);
  const queries = createInventoryQueries({ db: recording, cache: keepForEver() });
  const statements: Statement[] = [];
  for (const { path } of asked) {
    await queries.listLevels(ctx, LevelQuery.parse(Object.fromEntries(new URL(path, "http://bench").searchParams)));
    if (last) statements.push(last);
  }
  return statements;
}

/** The catalogue does not change while it is measured. */
function keepForEver(): Cache {
  const values = new Map<string, unknown>();
  return {
    getOrSet: async <T>(key: string, _options: unknown, load: () => Promise<T>) => {
      if (!values.has(key)) values.set(key, await load());
      return values.get(key) as T;
    },
    invalidateTags: async () => values.clear(),
    close: async () => undefined,
  };
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? `{${value.join(",")}}` : String(value);
}
