import { randomUUID } from "node:crypto";
import { encodeBatch } from "../apps/server/src/modules/inventory/encode-batch.ts";
import { linesOf } from "../apps/server/src/modules/inventory/movement.ts";
import { newId } from "../apps/server/src/shared/ids.ts";
import { type BenchOptions, type BenchReport, type BenchServer, bestOf, driveHttp, drivePostgres, httpRequest, round, say, startServer } from "./lib/index.ts";
import { seedCatalogue, seededSku } from "./seed/index.ts";

const skuCount = 10_000;
const hotSku = seededSku(0);
const rawClients = [8, 16, 32, 64];

/** Bars of the ledger: two cores shared by the server, PostgreSQL and the load driver; durable commits. */
const bars = {
  spreadPerSecond: 12_000,
  spreadRatio: 1,
  hotPerSecond: 12_000,
  hotRatio: 3,
  batchLinesPerSecond: 30_000,
  idleP50Ms: 2,
  idleP99Ms: 8,
  four: 3_500,
  sixteen: 7_000,
};

/**
 * Movements per second over HTTP with everything a real request has (token, permission, validation, idempotency, event,
 * audit), against the same SQL function with one movement per transaction and no HTTP, in the same run.
 */
export async function run(options: BenchOptions): Promise<BenchReport> {
  const server = await startServer();
  try {
    await seedCatalogue(server.database("owner"), { tenantId: server.tenantId, skus: skuCount, warehouses: 1 });
    const durationMs = 8_000 * options.scale;
    // A shop's SKUs have stock: the first movement of a SKU costs more than every later one.
    for (let first = 0; first < skuCount; first += 1_000) {
      const lines = Array.from({ length: 1_000 }, (_, index) => ({ sku: seededSku(first + index), quantity: "100" }));
      await server.call("POST", "/inventory/movements", { type: "opening", warehouseId: server.warehouseId, lines });
    }
    const load = (connections: number, pick: () => string) =>
      driveHttp({ ...server, connections, durationMs, warmUpMs: 2_000 * options.scale, request: () => movementRequest(server, pick()) });
    const spread = () => seededSku(Math.floor(Math.random() * skuCount));
    const hot = () => hotSku;

    say("one movement at a time on an idle server");
    const idle = await load(1, spread);
    say("4 and 16 connections");
    const four = await load(4, spread);
    const sixteen = await load(16, spread);
    say("64 connections, spread over 10,000 SKUs");
    const spreadLoad = await load(64, spread);
    say("64 connections on one SKU");
    const hotLoad = await load(64, hot);
    say("batches of 1,000 documents, then one document of 1,000 lines a call");
    const batch = await driveHttp({
      ...server,
      connections: 2,
      durationMs,
      warmUpMs: 1_000 * options.scale,
      request: () => batchRequest(server, 1000, 1, spread),
    });
    const lines = await driveHttp({
      ...server,
      connections: 2,
      durationMs,
      warmUpMs: 1_000 * options.scale,
      request: () => batchRequest(server, 1, 1000, spread),
    });
    say("the limit: the same function, one movement per transaction, no HTTP");
    const rawSpread = await rawLimit(server, durationMs, spread);
    const rawHot = await rawLimit(server, durationMs, hot);

    const report = {
      spread: {
        perSecond: round(spreadLoad.perSecond),
        limitPerSecond: round(rawSpread.perSecond),
        ratio: round(spreadLoad.perSecond / rawSpread.perSecond, 2),
        p50Ms: spreadLoad.p50Ms,
        p99Ms: spreadLoad.p99Ms,
      },
      hot: {
        perSecond: round(hotLoad.perSecond),
        limitPerSecond: round(rawHot.perSecond),
        ratio: round(hotLoad.perSecond / rawHot.perSecond, 2),
        p50Ms: hotLoad.p50Ms,
        p99Ms: hotLoad.p99Ms,
      },
      batch: { linesPerSecond: round(batch.perSecond * 1000), oneDocumentLinesPerSecond: round(lines.perSecond * 1000) },
      idle: { p50Ms: idle.p50Ms, p99Ms: idle.p99Ms },
      four: { perSecond: round(four.perSecond) },
      sixteen: { perSecond: round(sixteen.perSecond) },
      rawClients: { spread: rawSpread.clients, hot: rawHot.clients },
    };
    const refused = [idle, four, sixteen, spreadLoad, hotLoad].flatMap((result) => Object.keys(result.statuses)).filter((status) => status !== "201");
    const ok =
      refused.length === 0 &&
      report.spread.perSecond >= bars.spreadPerSecond &&
      report.spread.ratio >= bars.spreadRatio &&
      report.hot.perSecond >= bars.hotPerSecond &&
      report.hot.ratio >= bars.hotRatio &&
      report.batch.linesPerSecond >= bars.batchLinesPerSecond &&
      report.idle.p50Ms <= bars.idleP50Ms &&
      report.idle.p99Ms <= bars.idleP99Ms &&
      report.four.perSecond >= bars.four &&
      report.sixteen.perSecond >= bars.sixteen;
    return { ok, ...report };
  } finally {
    await server.stop();
  }
}

function movementRequest(server: BenchServer, sku: string): Buffer {
  return httpRequest(
    "POST",
    "/api/v1/inventory/movements",
    { authorization: `Bearer ${server.token}`, "idempotency-key": randomUUID() },
    { type: "receipt", warehouseId: server.warehouseId, reference: "bench", lines: [{ sku, quantity: "3" }] },
  );
}

function batchRequest(server: BenchServer, documents: number, lines: number, pick: () => string): Buffer {
  const document = () => ({ type: "receipt", warehouseId: server.warehouseId, lines: Array.from({ length: lines }, () => ({ sku: pick(), quantity: "3" })) });
  return httpRequest(
    "POST",
    "/api/v1/inventory/movements:batch",
    { authorization: `Bearer ${server.token}`, "idempotency-key": randomUUID() },
    { documents: Array.from({ length: documents }, document) },
  );
}

function rawLimit(server: BenchServer, durationMs: number, pick: () => string) {
  const db = server.database("app", Math.max(...rawClients));
  const text = `SELECT ord, outcome, body FROM post_documents(${Array.from({ length: 40 }, (_, index) => `$${index + 1}`).join(", ")})`;
  const values = () => {
    const document = {
      id: newId(),
      type: "receipt" as const,
      warehouseId: server.warehouseId,
      toWarehouseId: null,
      reference: "bench",
      reason: null,
      channel: null,
      effectiveAt: new Date(),
      approveNegative: false,
      currency: null,
      reversesDocumentId: null,
      importId: null,
      lines: linesOf({ type: "receipt", warehouseId: server.warehouseId, lines: [{ sku: pick(), quantity: "3" }] }),
    };
    const claim = { key: randomUUID(), requestHash: Buffer.alloc(32) };
    const submission = {
      tenantId: server.tenantId,
      actor: { kind: "user" as const, id: "bench", name: "Bench" },
      requestId: newId(),
      ip: "127.0.0.1",
      claim,
      document,
      eventId: newId(),
    };
    return encodeBatch(server.tenantId, new Date(), [submission]) as (string | null)[];
  };
  return bestOf(rawClients, (clients) => drivePostgres({ db, clients, durationMs: durationMs / 2, warmUpMs: 500, text, values }));
}
