/** Latencies of one measurement in milliseconds, kept whole: a run has at most some hundred thousand. */
export class Latencies {
  private readonly values: number[] = [];

  add(ms: number): void {
    this.values.push(ms);
  }

  get count(): number {
    return this.values.length;
  }

  /** The latency that the fraction `share` (0–1) of the requests stayed under, in milliseconds with two decimals. */
  percentile(share: number): number {
    if (this.values.length === 0) return 0;
    const sorted = Float64Array.from(this.values).sort();
    const at = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
    return round(sorted[Math.max(0, at)] ?? 0, 2);
  }
}

/** What one load run measured. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly count: number;
}

export function summarize(latencies: Latencies, elapsedMs: number): LoadResult {
  return {
    perSecond: Math.round((latencies.count * 1000) / elapsedMs),
    p50Ms: latencies.percentile(0.5),
    p99Ms: latencies.percentile(0.99),
    count: latencies.count,
  };
}

export function round(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals));
}

/** A small seeded generator (mulberry32), so that every run asks the same questions. Returns numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
