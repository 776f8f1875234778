import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../e2e/lib/browser.ts";
import { type BenchOptions, type BenchReport, type BenchServer, type MeasuredPage, measurePage, round, say, startServer } from "./lib/index.ts";
import { seedCatalogue, seededSku } from "./seed/index.ts";

const shop = { skus: 100_000, warehouses: 1 };
/** Of the processor, as the tools for measuring web pages slow it down to stand for a middling phone. */
const slowdown = 4;
const eventsPerSecond = 50;
const bars = { largestPaintMs: 1_500, interactionMs: 200, scriptKb: 200, heapGrowthMb: 2 };

/**
 * The built console in Chromium: how soon its first screen stands, how quickly it answers in a list of 100,000 SKUs while
 * 50 live events a second arrive, and whether its memory grows while it listens. The limit is a page with nothing on it,
 * in the same browser and run.
 */
export async function run(options: BenchOptions): Promise<BenchReport> {
  const server = await startServer({ env: { LUMBUNG_CONSOLE: "on" } });
  const browser = await openBrowser();
  try {
    say(`writing ${shop.skus} SKUs`);
    await seedCatalogue(server.database("owner"), { tenantId: server.tenantId, ...shop });
    await stock(server, 1_000);

    say(`first load, processor slowed ${slowdown} times`);
    const signIn = await firstLoad(browser, server, "/sign-in", false);
    const home = await firstLoad(browser, server, "/", true);

    say(`interactions in the list of products, ${eventsPerSecond} events a second`);
    const interactions = await whileTrading(server, () => interact(browser, server));

    const minutes = Math.max(0.5, 10 * options.scale);
    say(`memory over ${minutes} minutes of live events`);
    const memory = await whileTrading(server, () => listen(browser, server, minutes * 60_000));
    const limit = await emptyPage(browser, server);

    const ok =
      Math.max(signIn.largestPaintMs, home.largestPaintMs) < bars.largestPaintMs &&
      interactions.p98Ms < bars.interactionMs &&
      Math.max(signIn.scriptKb, home.scriptKb) < bars.scriptKb &&
      memory.growthMb < bars.heapGrowthMb;
    return { ok, signIn, home, interactions, memory, limit };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Stock of the first SKUs, so that the list has something to show. */
async function stock(server: BenchServer, skus: number): Promise<void> {
  const lines = Array.from({ length: skus }, (_, index) => ({ sku: seededSku(index), quantity: "1000" }));
  await server.call("POST", "/inventory/movements", { type: "opening", warehouseId: server.warehouseId, lines });
}

async function openPage(browser: Browser, server: BenchServer, signedIn: boolean): Promise<MeasuredPage> {
  const context = await browser.newContext({ baseURL: `http://${server.host}:${server.port}`, locale: "en-GB", viewport: { width: 1280, height: 800 } });
  // The refresh cookie of a sign-in is all a returning user brings.
  if (signedIn) await context.request.post("/api/v1/auth/login", { data: { ...server.owner, cookie: true } });
  return measurePage(await context.newPage(), slowdown);
}

/** A browser that has nothing in its cache opens a page; the server is warm. */
async function firstLoad(browser: Browser, server: BenchServer, path: string, signedIn: boolean) {
  const paints: number[] = [];
  let scriptKb = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const measured = await openPage(browser, server, signedIn);
    await measured.page.goto(path);
    await measured.page.getByRole("heading", { level: 1 }).first().waitFor();
    await measured.page.waitForLoadState("networkidle");
    paints.push(await measured.largestPaintMs());
    scriptKb = round((await measured.scriptBytes()) / 1024, 1);
    await measured.page.context().close();
  }
  paints.sort((a, b) => a - b);
  return { largestPaintMs: paints[1] as number, scriptKb };
}

/** Types, sorts, scrolls and walks with the keyboard, as people do, for some thirty interactions. */
async function interact(browser: Browser, server: BenchServer) {
  const measured = await openPage(browser, server, true);
  const { page } = measured;
  await page.goto("/products");
  await page.getByRole("row").nth(5).waitFor();
  await measured.forgetInteractions();
  const search = page.getByRole("searchbox").first();
  await search.click();
  await search.pressSequentially("lantern", { delay: 120 });
  await settle(page);
  await search.fill("");
  await settle(page);
  for (let time = 0; time < 2; time++) {
    await page.getByRole("columnheader", { name: /^Name/ }).getByRole("button").click();
    await settle(page);
  }
  await page.getByRole("row").nth(3).hover();
  for (let step = 0; step < 8; step++) {
    await page.mouse.wheel(0, 900);
    await sleep(120);
  }
  await search.click();
  await page.keyboard.press("Tab");
  for (let step = 0; step < 10; step++) {
    await page.keyboard.press("ArrowDown");
    await sleep(80);
  }
  await settle(page);
  const all = await measured.interactionsMs();
  await page.context().close();
  return { count: all.length, p98Ms: all[Math.floor(all.length * 0.02)] ?? 0, worstMs: all[0] ?? 0, medianMs: all[Math.floor(all.length / 2)] ?? 0 };
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await sleep(400);
}

/** The monitor listens; its heap is looked at from the end of the first tenth on, when everything has been drawn once. */
async function listen(browser: Browser, server: BenchServer, durationMs: number) {
  const measured = await openPage(browser, server, true);
  await measured.page.goto("/monitor");
  await measured.page.getByRole("heading", { level: 1 }).waitFor();
  await sleep(durationMs / 5);
  const samples: number[] = [];
  const begun = performance.now();
  while (performance.now() - begun < (durationMs * 4) / 5) {
    samples.push(await measured.heapMb());
    await sleep(Math.min(5_000, durationMs / 20));
  }
  await measured.page.context().close();
  const third = Math.max(1, Math.floor(samples.length / 3));
  const median = (part: number[]) => [...part].sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
  const [first, last] = [median(samples.slice(0, third)), median(samples.slice(-third))];
  return { minutes: round(durationMs / 60_000, 1), firstMb: first, lastMb: last, growthMb: round(last - first) };
}

/** Movements at a steady rate for as long as `work` takes. */
async function whileTrading<T>(server: BenchServer, work: () => Promise<T>): Promise<T> {
  let over = false;
  const trading = (async () => {
    let token = server.token;
    let signedInAtMs = Date.now();
    for (let n = 0; !over; n++) {
      const dueMs = performance.now() + 1000 / eventsPerSecond;
      // Access tokens last ten minutes.
      if (Date.now() - signedInAtMs > 300_000) [token, signedInAtMs] = [await server.signIn(), Date.now()];
      void fetch(`http://${server.host}:${server.port}/api/v1/inventory/movements`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ type: "receipt", warehouseId: server.warehouseId, lines: [{ sku: seededSku(n % 200), quantity: "1" }] }),
      }).then((response) => response.arrayBuffer());
      await sleep(Math.max(0, dueMs - performance.now()));
    }
  })();
  try {
    return await work();
  } finally {
    over = true;
    await trading;
  }
}

/** What the browser itself needs for a line of text. */
async function emptyPage(browser: Browser, server: BenchServer) {
  const measured = await openPage(browser, server, false);
  await measured.page.goto(`http://${server.host}:${server.port}/livez`);
  await sleep(300);
  const largestPaintMs = await measured.largestPaintMs();
  await measured.page.context().close();
  return { largestPaintMs };
}
