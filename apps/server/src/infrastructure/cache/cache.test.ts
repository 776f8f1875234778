import { afterEach, expect, it, vi } from "vitest";
import { type Bus, createInProcessBus } from "../bus/index.ts";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { type CreateCacheOptions, createCache } from "./cache.ts";

afterEach(() => vi.useRealTimers());

function make(options: Partial<CreateCacheOptions> & { bus?: Bus } = {}) {
  const bus = options.bus ?? createInProcessBus((error) => expect.fail(String(error)));
  const telemetry = createSilentTelemetry();
  return { cache: createCache({ ...telemetry, random: () => 0, ...options, bus }), metrics: telemetry.metrics, bus };
}

/** A load that ends when it is told to. */
function held<T>() {
  let settle: { resolve(value: T): void; reject(error: unknown): void } = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const load = vi.fn(() => promise);
  return { load, resolve: (value: T) => settle.resolve(value), reject: (error: unknown) => settle.reject(error) };
}

const minute = { ttlMs: 60_000, tags: ["t1:stock"] };

it("loads once for all who ask at the same time, and not again while fresh", async () => {
  const { cache, metrics } = make();
  const slow = held<{ n: number }>();
  const asked = Promise.all([1, 2, 3].map(() => cache.getOrSet("t1:dashboard", minute, slow.load)));
  slow.resolve({ n: 7 });
  expect(await asked).toEqual([{ n: 7 }, { n: 7 }, { n: 7 }]);
  expect(await cache.getOrSet("t1:dashboard", minute, async () => ({ n: 8 }))).toEqual({ n: 7 });
  expect(slow.load).toHaveBeenCalledTimes(1);
  const text = await metrics.text();
  expect(text).toContain('cache_requests_total{outcome="miss"} 1');
  expect(text).toContain('cache_requests_total{outcome="hit"} 3');
});

it("keeps keys and tags of tenants apart", async () => {
  const { cache } = make();
  await cache.getOrSet("t1:a", { ttlMs: 60_000, tags: ["t1:stock"] }, async () => "t1 old");
  await cache.getOrSet("t2:a", { ttlMs: 60_000, tags: ["t2:stock"] }, async () => "t2 old");
  await cache.invalidateTags(["t1:stock"]);
  expect(await cache.getOrSet("t1:a", { ttlMs: 60_000, tags: ["t1:stock"] }, async () => "t1 new")).toBe("t1 new");
  expect(await cache.getOrSet("t2:a", { ttlMs: 60_000, tags: ["t2:stock"] }, async () => "t2 new")).toBe("t2 old");
});

it("does not keep what a load that began before an invalidation brings, nor let later callers join it", async () => {
  const { cache } = make();
  const before = held<string>();
  const first = cache.getOrSet("t1:a", minute, before.load);
  await vi.waitFor(() => expect(before.load).toHaveBeenCalled());
  await cache.invalidateTags(["t1:stock"]);
  const second = cache.getOrSet("t1:a", minute, async () => "after the change");
  expect(await second).toBe("after the change");
  before.resolve("before the change");
  expect(await first).toBe("before the change");
  expect(await cache.getOrSet("t1:a", minute, async () => "never loaded")).toBe("after the change");
});

it("tells other processes", async () => {
  const bus = createInProcessBus(() => undefined);
  const [one, two] = [make({ bus }).cache, make({ bus }).cache];
  for (const cache of [one, two]) await cache.getOrSet("t1:a", minute, async () => "old");
  await one.invalidateTags(["t1:stock"]);
  for (const cache of [one, two]) expect(await cache.getOrSet("t1:a", minute, async () => "new")).toBe("new");
});

it("tells of any number of tags in messages the bus can carry", async () => {
  const bus = createInProcessBus(() => undefined);
  const [one, two] = [make({ bus }).cache, make({ bus }).cache];
  const tags = Array.from({ length: 500 }, (_, n) => `0199a000-0000-7000-8000-000000000001:product:${n}`);
  await two.getOrSet("t1:a", { ttlMs: 60_000, tags: tags.slice(-1) }, async () => "old");
  await one.invalidateTags(tags);
  expect(await two.getOrSet("t1:a", { ttlMs: 60_000, tags: tags.slice(-1) }, async () => "new")).toBe("new");
});

it("serves an expired value when loading fails, and the error when there is none", async () => {
  vi.useFakeTimers();
  const { cache, metrics } = make({ graceMs: 600_000 });
  await cache.getOrSet("t1:a", minute, async () => "old");
  vi.advanceTimersByTime(61_000);
  const broken = async () => {
    throw new Error("database is away");
  };
  expect(await cache.getOrSet("t1:a", minute, broken)).toBe("old");
  expect(await metrics.text()).toContain('cache_requests_total{outcome="stale"} 1');
  await expect(cache.getOrSet("t1:b", minute, broken)).rejects.toThrow("database is away");
});

it("serves an expired value for the time of grace and no longer", async () => {
  const { cache } = make({ graceMs: 80 });
  await cache.getOrSet("t1:a", { ttlMs: 5, tags: [] }, async () => "old");
  const broken = async () => {
    throw new Error("database is away");
  };
  const ask = () => cache.getOrSet("t1:a", { ttlMs: 5, tags: [] }, broken);
  expect(await ask()).toBe("old");
  await vi.waitFor(() => expect(ask()).rejects.toThrow("database is away"), { timeout: 2_000, interval: 10 });
});

it("takes up to a tenth off the time a value is fresh, never more", async () => {
  vi.useFakeTimers();
  const { cache: early } = make({ random: () => 0.999 });
  const { cache: late } = make({ random: () => 0 });
  for (const cache of [early, late]) await cache.getOrSet("t1:a", minute, async () => "old");
  vi.advanceTimersByTime(53_900);
  for (const cache of [early, late]) expect(await cache.getOrSet("t1:a", minute, async () => "new")).toBe("old");
  vi.advanceTimersByTime(5_000);
  expect(await early.getOrSet("t1:a", minute, async () => "new")).toBe("new");
  expect(await late.getOrSet("t1:a", minute, async () => "new")).toBe("old");
});

it("keeps a bounded number of values", async () => {
  const { cache } = make({ itemsMax: 10 });
  for (let n = 0; n < 30; n++) await cache.getOrSet(`t1:${n}`, minute, async () => n);
  const load = vi.fn(async () => -1);
  await cache.getOrSet("t1:29", minute, load);
  expect(load).not.toHaveBeenCalled();
  await cache.getOrSet("t1:0", minute, load);
  expect(load).toHaveBeenCalledTimes(1);
});
