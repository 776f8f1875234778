import type { PostDocument } from "@lumbung/contracts";
import type { SalesRunResult } from "../../flows/import-sales/index.ts";
import type { App } from "../compose.ts";
import type { DemoShop } from "./prepare-demo.ts";

type Planned = SalesRunResult["prepared"]["documents"][number];

const intervalMs = 4_000;
/** Lines of one document over the API. */
const linesMax = 1_000;
/** Share of SKUs whose delivery covers the day and no more, so that they run out; one in this many. */
const runsOutEvery = 12;

export interface Replay {
  stop(): Promise<void>;
}

/**
 * Replays the last day live: a delivery in the morning, then an invoice every few seconds, posted as of now. When the day
 * is over it begins anew. What was posted is found by its reference, so a later start goes on where this one stopped.
 */
export function startReplay(app: App, shop: DemoShop, print: (line: string) => void, onError: (error: unknown) => void): Replay {
  let stopped = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, intervalMs);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const running = (async () => {
    for (let round = await firstOpenRound(app, shop); !stopped; round++) {
      const documents = await deliver(app, shop, round);
      print(`  Day ${round} of live trade: ${documents.length} invoices, one every ${intervalMs / 1000} seconds.`);
      for (const document of documents) {
        if (stopped) return;
        if (await isPosted(app, shop, referenceOf(document, round))) continue;
        const outcome = await post(app, shop, document, round);
        print(`  ${new Date().toISOString().slice(11, 19)}  ${outcome}`);
        await pause();
      }
    }
  })().catch(onError);
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}

function referenceOf(document: Planned, round: number): string {
  return round === 1 ? (document.reference ?? "") : `${document.reference}/${round}`;
}

async function isPosted(app: App, { ctx }: DemoShop, reference: string): Promise<boolean> {
  return (await app.flows.inventoryQueries.listDocuments(ctx, { reference, limit: 1 })).items.length > 0;
}

/** What the day needs beyond the stock there is, as the import would open it: the delivery is measured by it. */
function planDay(app: App, { ctx, warehouseId, data }: DemoShop): Promise<SalesRunResult> {
  return app.flows.importFiles.sales.rehearse(ctx, {
    fileName: "last-day.csv",
    bytes: data.lastDay,
    warehouseId,
    dryRun: true,
    opening: "auto",
    settings: { dateOrder: "day-first" },
  });
}

async function firstOpenRound(app: App, shop: DemoShop): Promise<number> {
  const { prepared } = await planDay(app, shop);
  const last = prepared.documents.at(-1);
  let round = 1;
  while (last && (await isPosted(app, shop, referenceOf(last, round)))) round++;
  return round;
}

/** Posts the morning's delivery, once per round, and returns the day's documents in their order. */
async function deliver(app: App, shop: DemoShop, round: number): Promise<readonly Planned[]> {
  const { prepared } = await planDay(app, shop);
  const { ctx, warehouseId } = shop;
  const needed = new Map(prepared.opening.map((line) => [line.skuKey, Number(line.quantity)]));
  const lines = [...prepared.known]
    .filter(([, sku]) => sku.stocked && !sku.archived)
    .map(([key, sku], index) => ({ variantId: sku.variantId, quantity: String((needed.get(key) ?? 0) + (index % runsOutEvery === 0 ? 0 : 24)) }))
    .filter((line) => line.quantity !== "0");
  for (let start = 0; start < lines.length; start += linesMax) {
    const reference = `DELIVERY-${round}-${start / linesMax + 1}`;
    if (await isPosted(app, shop, reference)) continue;
    await app.modules.inventory.postDocument(ctx, { type: "receipt", warehouseId, reference, lines: lines.slice(start, start + linesMax) });
  }
  return prepared.documents;
}

async function post(app: App, shop: DemoShop, document: Planned, round: number): Promise<string> {
  const { ctx, warehouseId } = shop;
  const reference = referenceOf(document, round);
  const lines: PostDocument["lines"] = document.lines.map((line) => ({ sku: line.skuKey, quantity: line.quantity }));
  const what = `${document.type} ${reference}, ${lines.length} ${lines.length === 1 ? "line" : "lines"}`;
  try {
    await app.modules.inventory.postDocument(ctx, {
      type: document.type,
      warehouseId,
      reference,
      ...(document.type === "adjustment" ? { reason: document.remark ?? "stock check" } : {}),
      lines,
    });
    return what;
  } catch (error) {
    // Whoever plays with the demo may have sold the goods: that is what the ledger is for.
    return `${what}: ${(error as Error).message}`;
  }
}
