import type { CDPSession, Page } from "playwright-core";
import { round } from "./stats.ts";

/** A page on a slower processor, with what the browser says of its loading and of its answers to input. */
export interface MeasuredPage {
  readonly page: Page;
  /** Largest contentful paint of the page that was loaded last, in milliseconds. */
  largestPaintMs(): Promise<number>;
  /** Compressed bytes of the scripts that were loaded so far. */
  scriptBytes(): Promise<number>;
  /** Forgets the interactions seen so far. */
  forgetInteractions(): Promise<void>;
  /** Time from input to next paint of every interaction since, in milliseconds, the longest first. */
  interactionsMs(): Promise<number[]>;
  /** JavaScript heap in use after a garbage collection, in MB. */
  heapMb(): Promise<number>;
}

/** Runs in the page before its own scripts. */
const observers = `
  window.__paint = 0;
  window.__interactions = new Map();
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.__paint = entry.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      window.__interactions.set(entry.interactionId, Math.max(window.__interactions.get(entry.interactionId) ?? 0, entry.duration));
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
`;

/** @param slowdown how many times slower than the machine's own the processor is to be */
export async function measurePage(page: Page, slowdown: number): Promise<MeasuredPage> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await session.send("HeapProfiler.enable");
  await page.addInitScript(observers);
  return {
    page,
    largestPaintMs: async () => round(await page.evaluate<number>("window.__paint")),
    scriptBytes: () =>
      page.evaluate<number>(
        `performance.getEntriesByType("resource").filter((entry) => /\\.js(\\?|$)/.test(entry.name)).reduce((sum, entry) => sum + entry.encodedBodySize, 0)`,
      ),
    forgetInteractions: () => page.evaluate("window.__interactions.clear()"),
    interactionsMs: () => page.evaluate<number[]>("[...window.__interactions.values()].sort((a, b) => b - a)"),
    heapMb: async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      return round(usedSize / 2 ** 20);
    },
  };
}
