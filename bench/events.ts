import { randomUUID } from "node:crypto";
import type { Database } from "../apps/server/src/infrastructure/postgres/index.ts";
import { type BenchOptions, type BenchReport, type BenchServer, driveHttp, httpRequest, round, say, startServer } from "./lib/index.ts";
import { seedCatalogue, seededSku } from "./seed/index.ts";

const skuCount = 10_000;
const consumer = "stock-summary";
const bars = { lagSecondsMax: 1 };

/**
 * Does the consumer `stock-summary` keep up with the ledger? A burst of 30 s at 64 connections, then the age of the
 * oldest event it has not applied. The limit is the rate at which it applied them while it was at work.
 */
export async function run(options: BenchOptions): Promise<BenchReport> {
  const server = await startServer();
  try {
    await seedCatalogue(server.database("owner"), { tenantId: server.tenantId, skus: skuCount, warehouses: 1 });
    const db = server.database("app");
    say("a burst of 30 s at 64 connections");
    const burst = await driveHttp({ ...server, connections: 64, durationMs: 30_000 * options.scale, request: () => movementRequest(server) });
    const endedAt = performance.now();
    const lagSeconds = await lagOf(db);
    await untilCaughtUp(db);
    const caughtUpAfterMs = performance.now() - endedAt;
    const busy = await busyOf(server);
    const report = {
      burst: { perSecond: burst.perSecond },
      lag: { seconds: round(lagSeconds, 3), caughtUpAfterMs: Math.round(caughtUpAfterMs) },
      consumer: { events: busy.events, busySeconds: round(busy.seconds), limitPerSecond: Math.round(busy.events / busy.seconds) },
      ratio: round(busy.events / busy.seconds / burst.perSecond),
    };
    return { ok: report.lag.seconds < bars.lagSecondsMax, ...report };
  } finally {
    await server.stop();
  }
}

function movementRequest(server: BenchServer): Buffer {
  const sku = seededSku(Math.floor(Math.random() * skuCount));
  const headers = { authorization: `Bearer ${server.token}`, "idempotency-key": randomUUID() };
  return httpRequest("POST", "/api/v1/inventory/movements", headers, { type: "receipt", warehouseId: server.warehouseId, lines: [{ sku, quantity: "3" }] });
}

const waiting = `FROM event_log e JOIN event_consumer c ON c.name = '${consumer}'
  WHERE e.topic = 'inventory.movement.created' AND (e.epoch, e.txid, e.position) > (c.epoch, c.txid, c.position)`;

/** Age in seconds of the oldest event that waits for the consumer; 0 when none does. */
function lagOf(db: Database): Promise<number> {
  return db.withSystemTransaction(async (tx) => {
    const [row] = await tx.query<{ lag: number }>(`SELECT coalesce(extract(epoch FROM now() - min(e.recorded_at)), 0)::float8 AS lag ${waiting}`);
    return row?.lag ?? 0;
  });
}

async function untilCaughtUp(db: Database): Promise<void> {
  const deadline = performance.now() + 300_000;
  while ((await lagOf(db)) > 0) {
    if (performance.now() > deadline) throw new Error("the consumer did not catch up within 5 minutes");
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** What the consumer has handled and the time its batches took, as the server counts them: the rate it cannot exceed. */
async function busyOf(server: BenchServer): Promise<{ events: number; seconds: number }> {
  const text = await (await fetch(`http://${server.host}:${server.port}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name}\\{consumer="${consumer}"\\} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
  return { events: value("event_consumer_handled_total"), seconds: value("event_consumer_batch_seconds_sum") };
}
