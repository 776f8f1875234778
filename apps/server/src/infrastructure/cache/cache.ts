import { randomUUID } from "node:crypto";
import { BentoCache, bentostore, errors } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import type { Bus } from "../bus/index.ts";
import type { Log, Metrics } from "../telemetry/index.ts";
import { createTagVersions } from "./tag-versions.ts";
import type { Cache } from "./types.ts";

export interface CreateCacheOptions {
  readonly bus: Bus;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Most values kept; the least used go first. 2,000. */
  readonly itemsMax?: number;
  /** How long an expired value may stand in when loading fails; 10 minutes. */
  readonly graceMs?: number;
  /** How long a caller waits for a new value while an expired one is at hand; 2,000. */
  readonly softTimeoutMs?: number;
  readonly random?: () => number;
}

const jitter = 0.1;
const channel = "cache-tags";
/** A little below what the bus carries, for the envelope. */
const messageBytesMax = 6_000;

/** A cache in this process's memory that hears of invalidations in the others. */
export function createCache(options: CreateCacheOptions): Cache {
  const { bus, log, metrics } = options;
  const random = options.random ?? Math.random;
  const origin = randomUUID();
  const versions = createTagVersions();
  const requests = metrics.counter("cache_requests_total", "Reads through the cache: hit, miss, or stale when loading failed", ["outcome"]);
  const hit = { outcome: "hit" } as const;
  const bento = new BentoCache({
    default: "memory",
    stores: {
      memory: bentostore({
        grace: options.graceMs ?? 600_000,
        // A back-off would store the old value anew each time, and let it live as long as the failure.
        graceBackoff: 0,
        timeout: options.softTimeoutMs ?? 2_000,
      }).useL1Layer(memoryDriver({ maxItems: options.itemsMax ?? 2_000, serialize: false })),
    },
  });

  const stop = bus.subscribe(channel, (message) => {
    const [from, tags] = message as [string, string[]];
    if (from !== origin) versions.invalidate(tags);
  });

  return {
    getOrSet: async <T>(key: string, { ttlMs, tags }: { ttlMs: number; tags: readonly string[] }, load: () => Promise<T>): Promise<T> => {
      let outcome: "hit" | "miss" | "stale" = "hit";
      const value = await bento
        .getOrSet({
          key: `${key} ${versions.of(tags)}`,
          ttl: ttlMs * (1 - jitter * random()),
          factory: async () => {
            outcome = "stale";
            const loaded = await load();
            outcome = "miss";
            return loaded;
          },
        })
        .catch((error: unknown) => {
          // The caller's own error is what it knows how to handle.
          throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error;
        });
      if (isHit(outcome)) requests.inc(hit);
      else {
        requests.inc({ outcome });
        log.debug({ key, outcome }, "not in the cache");
      }
      return value as T;
    },
    invalidateTags: async (tags) => {
      if (tags.length === 0) return;
      versions.invalidate(tags);
      await Promise.all(inMessages(tags).map((part) => bus.publish(channel, [origin, part])));
    },
    close: async () => {
      stop();
      await bento.disconnectAll();
    },
  };
}

/** Set by the loader, which the compiler cannot see. */
function isHit(outcome: string): boolean {
  return outcome === "hit";
}

function inMessages(tags: readonly string[]): string[][] {
  const messages: string[][] = [];
  let [current, bytes]: [string[], number] = [[], 0];
  for (const tag of tags) {
    const size = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (bytes + size > messageBytesMax && current.length > 0) {
      messages.push(current);
      [current, bytes] = [[], 0];
    }
    current.push(tag);
    bytes += size;
  }
  messages.push(current);
  return messages;
}
