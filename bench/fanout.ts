import { type BenchOptions, type BenchReport, type BenchServer, Latencies, openSocket, round, type SocketClient, say, startServer } from "./lib/index.ts";
import { seedCatalogue, seededSku } from "./seed/index.ts";

const warehouseCount = 10;
const clientCount = 500;
const movementsPerSecond = 500;
const skuCount = 1_000;
const bars = { p99Ms: 150 };

interface Watcher {
  readonly socket: SocketClient;
  readonly warehouse: number;
  /** Documents heard, with how often. */
  readonly heard: Map<string, number>;
}

/**
 * From the commit of a movement to the sockets that watch its warehouse: 500 movements a second over 10 warehouses, 500
 * clients, each watching one. The latency runs from the answer to the one who posted. The limit is the same number of
 * frames through the same sockets with nothing behind them: acknowledged pings of all clients at once.
 */
export async function run(options: BenchOptions): Promise<BenchReport> {
  const server = await startServer();
  const clients: Watcher[] = [];
  try {
    const warehouses = await seedCatalogue(server.database("owner"), { tenantId: server.tenantId, skus: skuCount, warehouses: warehouseCount });
    say(`connecting ${clientCount} clients`);
    const latencies = new Latencies();
    const postedAt = new Map<string, number>();
    const early = new Map<string, number[]>();
    const hear = (watcher: Watcher, id: string) => {
      const now = performance.now();
      watcher.heard.set(id, (watcher.heard.get(id) ?? 0) + 1);
      const from = postedAt.get(id);
      if (from !== undefined) latencies.add(Math.max(0, now - from));
      else early.set(id, [...(early.get(id) ?? []), now]);
    };
    for (let index = 0; index < clientCount; index++)
      clients.push(await watch(server, warehouses[index % warehouseCount] as string, index % warehouseCount, hear));

    say(`${movementsPerSecond} movements a second`);
    const seconds = Math.max(2, Math.round(20 * options.scale));
    const posted: { id: string; warehouse: number }[] = [];
    const pending: Promise<void>[] = [];
    const begun = performance.now();
    for (let n = 0; n < seconds * movementsPerSecond; n++) {
      const dueMs = begun + (n * 1000) / movementsPerSecond;
      if (dueMs > performance.now()) await new Promise((wake) => setTimeout(wake, dueMs - performance.now()));
      const warehouse = n % warehouseCount;
      const body = { type: "receipt", warehouseId: warehouses[warehouse], lines: [{ sku: seededSku(n % skuCount), quantity: "1" }] };
      pending.push(
        server.call<{ document: { id: string } }>("POST", "/inventory/movements", body).then(({ document }) => {
          postedAt.set(document.id, performance.now());
          posted.push({ id: document.id, warehouse });
          // Whoever heard of it before the one who posted did heard it at once.
          for (const _ of early.get(document.id) ?? []) latencies.add(0);
        }),
      );
    }
    await Promise.all(pending);
    const elapsedMs = performance.now() - begun;
    const expected = posted.length * (clientCount / warehouseCount);
    const deadline = performance.now() + 20_000;
    while (latencies.count < expected && performance.now() < deadline) await new Promise((wake) => setTimeout(wake, 50));

    const perWarehouse = Array.from({ length: warehouseCount }, (_, warehouse) => posted.filter((one) => one.warehouse === warehouse).map((one) => one.id));
    const missed = clients.reduce((sum, { heard, warehouse }) => sum + (perWarehouse[warehouse] ?? []).filter((id) => !heard.has(id)).length, 0);
    const twice = clients.reduce((sum, { heard }) => sum + [...heard.values()].filter((count) => count > 1).length, 0);
    const report = {
      delivered: {
        perSecond: Math.round((latencies.count * 1000) / elapsedMs),
        frames: latencies.count,
        movementsPerSecond: Math.round((posted.length * 1000) / elapsedMs),
      },
      latency: { p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) },
      missed,
      twice,
      limit: { pingRoundTripP99Ms: round(await pingAll(clients)) },
    };
    return { ok: missed === 0 && twice === 0 && report.latency.p99Ms < bars.p99Ms, ...report };
  } finally {
    for (const { socket } of clients) socket.close();
    await server.stop();
  }
}

async function watch(server: BenchServer, warehouseId: string, warehouse: number, hear: (watcher: Watcher, id: string) => void): Promise<Watcher> {
  const heard = new Map<string, number>();
  const socket = await openSocket({
    ...server,
    onEvent: (packet) => {
      if (packet.startsWith('42["movement:created"')) hear(watcher, documentIdOf(packet));
    },
  });
  const watcher: Watcher = { socket, warehouse, heard };
  const answer = await socket.ask("subscribe", { warehouseId });
  if (!answer.includes('"ok":true')) throw new Error(`a client was refused its warehouse: ${answer}`);
  return watcher;
}

const documentMark = '"document":{"id":"';

function documentIdOf(packet: string): string {
  const at = packet.indexOf(documentMark);
  if (at === -1) throw new Error(`a message names no document: ${packet}`);
  return packet.slice(at + documentMark.length, at + documentMark.length + 36);
}

/** All clients ask at once for something that costs the server nothing: p99 of the round trip in milliseconds. */
async function pingAll(clients: readonly Watcher[]): Promise<number> {
  const latencies = new Latencies();
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      clients.map(async ({ socket }) => {
        const begun = performance.now();
        await socket.ask("unsubscribe", { sku: "nothing-is-watched" });
        latencies.add(performance.now() - begun);
      }),
    );
  }
  return latencies.percentile(0.99);
}
