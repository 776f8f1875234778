import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openingOfSales, toLedgerDocument } from "../apps/server/src/flows/import-sales/ledger-documents.ts";
import { openingLines } from "../apps/server/src/flows/import-sales/opening.ts";
import { planSalesImport } from "../apps/server/src/flows/import-sales/plan.ts";
import { defaultServiceCodes } from "../apps/server/src/flows/import-sales/service-codes.ts";
import { readSalesFile } from "../apps/server/src/modules/imports/index.ts";
import { onlineRetailFile } from "../apps/server/src/modules/imports/testing.ts";
import { encodeBatch } from "../apps/server/src/modules/inventory/encode-batch.ts";
import type { LedgerDocument } from "../apps/server/src/modules/inventory/index.ts";
import { newId } from "../apps/server/src/shared/ids.ts";
import { type BenchOptions, type BenchReport, type BenchServer, round, say, startServer } from "./lib/index.ts";

const commandLine = fileURLToPath(new URL("../apps/server/src/app/cli/lumbung.ts", import.meta.url));
const bars = { seconds: 5, memoryMb: 300 };
const linesPerCall = 2_000;

/**
 * The real file of 10,000 lines into an empty business: products, opening, documents, durable. By the command line
 * beside the running server (wall clock of the whole process, its peak memory), and over HTTP (upload until finished).
 * The limit in the same run: parsing the file, and the same rows and movements written by bare SQL.
 */
export async function run(_options: BenchOptions): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), "lumbung-bench-import-"));
  // PostgreSQL may run as a user of its own, who has to pass through.
  await chmod(folder, 0o755);
  const server = await startServer({ dataDir: join(folder, "data") });
  try {
    const file = join(folder, "online-retail.csv");
    await writeFile(file, onlineRetailFile());
    say("by the command line, beside the running server");
    const command = await importByCommand(server, file);
    say("the same file again");
    const again = await importByCommand(server, file);
    say("over HTTP, by the server's own worker");
    const http = await importOverHttp(server);
    say("the limit: parsing, and bare SQL");
    const limit = await measureLimit(server);
    const ok = command.seconds <= bars.seconds && command.memoryMb <= bars.memoryMb && http.seconds <= bars.seconds && http.memoryMb <= bars.memoryMb;
    return { ok, command, again, http, limit, ratio: round((limit.parseSeconds + limit.sqlSeconds) / command.seconds, 2) };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function importByCommand(server: BenchServer, file: string): Promise<{ seconds: number; memoryMb: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [commandLine, "import", "sales", file, "--tenant", "my-business", "--warehouse", "MAIN"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LUMBUNG_DATA_DIR: server.dataDir, LOG_LEVEL: "warn" },
  });
  const peak = watchMemory(child.pid as number);
  await endOf(child);
  return { seconds: round((performance.now() - begun) / 1000, 2), memoryMb: await peak.stop() };
}

function endOf(child: ChildProcess): Promise<void> {
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((done, fail) => child.once("close", (code) => (code === 0 ? done() : fail(new Error(`the import failed: ${errors}`)))));
}

/** Peak resident memory of a process in MB, as Linux counts it; the high-water mark only grows, so looking often is enough. */
function watchMemory(pid: number): { stop(): Promise<number> } {
  let peakMb = 0;
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kilobytes = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
    peakMb = Math.max(peakMb, kilobytes / 1000);
  };
  const timer = setInterval(() => void look(), 10);
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      return round(peakMb);
    },
  };
}

/** Into a second business, so that products and stock are new again. */
async function importOverHttp(server: BenchServer): Promise<{ seconds: number; memoryMb: number }> {
  const { warehouseId, call } = await newBusiness(server);
  const text = onlineRetailFile().toString("utf8");
  const peak = watchMemory(server.pid);
  const begun = performance.now();
  const { id } = await call<{ id: string }>("POST", "/imports", { fileName: "online-retail.csv", warehouseId, text });
  for (;;) {
    const { status, error } = await call<{ status: string; error: unknown }>("GET", `/imports/${id}`);
    if (status === "finished") break;
    if (status === "failed") throw new Error(`the import failed: ${JSON.stringify(error)}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return { seconds: round((performance.now() - begun) / 1000, 2), memoryMb: await peak.stop() };
}

async function newBusiness(server: BenchServer): Promise<{ tenantId: string; warehouseId: string; call: BenchServer["call"] }> {
  await server.signIn();
  const tenant = await server.call<{ id: string }>("POST", "/tenants", {
    name: `Shop ${newId()}`,
    currency: "GBP",
    timeZone: "Europe/London",
    locale: "en-GB",
  });
  const { accessToken } = await server.call<{ accessToken: string }>("POST", "/auth/switch", { tenantId: tenant.id });
  const call: BenchServer["call"] = async (method, path, body) => {
    const response = await fetch(`http://${server.host}:${server.port}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as never;
  };
  const warehouses = await call<{ items: { id: string }[] }>("GET", "/warehouses");
  return { tenantId: tenant.id, warehouseId: warehouses.items[0]?.id ?? "", call };
}

/** Parsing alone, and the same products and movements by bare statements: nothing is checked, planned or remembered. */
async function measureLimit(server: BenchServer): Promise<{ parseSeconds: number; sqlSeconds: number }> {
  const { tenantId, warehouseId } = await newBusiness(server);
  const options = { timeZone: "Europe/London", currency: "GBP", now: new Date() };
  const parseBegun = performance.now();
  const { lines } = await readSalesFile(onlineRetailFile(), "en-GB", {}, options);
  const parseSeconds = round((performance.now() - parseBegun) / 1000, 2);

  const plan = planSalesImport(lines, new Map(), new Set(defaultServiceCodes.map((code) => code.toLowerCase())));
  const ids = new Map(plan.products.map((product) => [product.skuKey, newId()]));
  const face = { importId: newId(), warehouseId, fileName: "bench", variantIdOf: (key: string) => ids.get(key) ?? "" };
  const opening = openingOfSales(face, openingLines(plan.documents, new Map()), new Date("2010-12-01T00:00:00Z"), 0);
  const documents = [opening, ...plan.documents.map((document) => toLedgerDocument(face, { ...document, id: newId() }))];
  const db = server.database("app");
  const begun = performance.now();
  await db.withTransaction(
    {
      tenantId,
      locale: "en",
      requestId: "bench",
      ip: null,
      clock: { now: () => new Date() },
      actor: { kind: "system", id: "bench", name: "Bench", permissions: new Set(), warehouseIds: null },
    },
    async ({ tx }) => {
      const products = plan.products;
      const column = <T>(pick: (product: (typeof products)[number]) => T) => products.map(pick);
      await tx.query("INSERT INTO product (tenant_id, id, name, kind) SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[])", [
        tenantId,
        column((product) => ids.get(product.skuKey)),
        column((product) => product.name),
        column((product) => (product.stocked ? "stocked" : "service")),
      ]);
      await tx.query(
        `INSERT INTO variant (tenant_id, id, product_id, sku, stocked, price_minor) SELECT $1, id, id, sku, stocked, price
           FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::bigint[]) AS i(id, sku, stocked, price)`,
        [
          tenantId,
          column((product) => ids.get(product.skuKey)),
          column((product) => product.sku),
          column((product) => product.stocked),
          column((product) => product.priceMinor),
        ],
      );
    },
  );
  for (const batch of batches(documents)) {
    const values = encodeBatch(
      tenantId,
      new Date(),
      batch.map((document) => submission(tenantId, document)),
    );
    const rows = await db.call<{ outcome: string }>(tenantId, {
      name: "post_documents",
      text: `SELECT ord, outcome, body FROM post_documents(${values.map((_, index) => `$${index + 1}`).join(", ")})`,
      values,
    });
    if (rows.some((row) => row.outcome !== "posted")) throw new Error("the bare posting was refused");
  }
  return { parseSeconds, sqlSeconds: round((performance.now() - begun) / 1000, 2) };
}

function submission(tenantId: string, document: LedgerDocument) {
  return { tenantId, actor: { kind: "system" as const, id: "bench", name: "Bench" }, requestId: "bench", ip: null, claim: null, document, eventId: newId() };
}

function* batches(documents: readonly LedgerDocument[]): Generator<LedgerDocument[]> {
  let batch: LedgerDocument[] = [];
  let lines = 0;
  for (const document of documents) {
    if (batch.length > 0 && lines + document.lines.length > linesPerCall) {
      yield batch;
      batch = [];
      lines = 0;
    }
    batch.push(document);
    lines += document.lines.length;
  }
  yield batch;
}
