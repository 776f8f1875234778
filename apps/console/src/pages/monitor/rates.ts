import type { FeedItem } from "./feed.ts";

/** A bar of the chart stands for this many seconds. */
export const bucketSeconds = 5;
const bucketCount = 60;

interface Bucket {
  documents: number;
  alerts: number;
  readonly perWarehouse: Map<string, number>;
}

export interface Rates {
  /** Starts of the buckets in seconds since 1970, oldest first. */
  readonly times: readonly number[];
  /** Per minute, as long as the bucket lasted; null for before anybody counted. */
  readonly documents: ReadonlyArray<number | null>;
  readonly alerts: ReadonlyArray<number | null>;
  /** Documents of the last minute by warehouse, bucket by bucket, oldest first. */
  readonly perWarehouse: ReadonlyMap<string, readonly number[]>;
}

/** Counts what comes in buckets of the last five minutes; older ones are forgotten. */
export function createRates(startMs: number) {
  const buckets = new Map<number, Bucket>();
  const indexOf = (ms: number) => Math.floor(ms / 1000 / bucketSeconds);

  function bucketAt(index: number): Bucket {
    let bucket = buckets.get(index);
    if (bucket === undefined) {
      bucket = { documents: 0, alerts: 0, perWarehouse: new Map() };
      buckets.set(index, bucket);
      for (const old of buckets.keys()) if (old <= index - bucketCount - 1) buckets.delete(old);
    }
    return bucket;
  }

  return {
    /** Counts by when it came, not by when it was recorded: a burst after a gap is seen as one. */
    count(items: readonly FeedItem[], nowMs: number): void {
      const bucket = bucketAt(indexOf(nowMs));
      for (const item of items) {
        if (item.kind === "alert") {
          bucket.alerts += 1;
          continue;
        }
        bucket.documents += 1;
        for (const id of new Set([item.warehouseId, item.toWarehouseId])) if (id !== null) bucket.perWarehouse.set(id, (bucket.perWarehouse.get(id) ?? 0) + 1);
      }
    },
    /** Full buckets only: one that is still filling would always look like a fall. */
    read(nowMs: number): Rates {
      const last = indexOf(nowMs) - 1;
      const started = indexOf(startMs);
      const indexes = Array.from({ length: bucketCount }, (_, offset) => last - bucketCount + 1 + offset);
      const perMinute = (pick: (bucket: Bucket) => number) =>
        indexes.map((index) => (index < started ? null : (pick(buckets.get(index) ?? empty) * 60) / bucketSeconds));
      const minute = indexes.slice(-60 / bucketSeconds);
      const warehouses = new Set(minute.flatMap((index) => [...(buckets.get(index)?.perWarehouse.keys() ?? [])]));
      return {
        times: indexes.map((index) => index * bucketSeconds),
        documents: perMinute((bucket) => bucket.documents),
        alerts: perMinute((bucket) => bucket.alerts),
        perWarehouse: new Map([...warehouses].map((id) => [id, minute.map((index) => buckets.get(index)?.perWarehouse.get(id) ?? 0)])),
      };
    },
  };
}

const empty: Bucket = { documents: 0, alerts: 0, perWarehouse: new Map() };
