import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CounterMetric, GaugeMetric, HistogramMetric, Metrics } from "./types.ts";

const httpBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** A registry of its own, so that two servers in one process (tests) do not count together. */
export function createMetrics(options: { processMetrics: boolean }): Metrics {
  const registry = new Registry();
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const byName = new Map<string, unknown>();

  function once<T>(name: string, make: () => T): T {
    const existing = byName.get(name);
    if (existing !== undefined) return existing as T;
    const made = make();
    byName.set(name, made);
    return made;
  }

  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Duration of HTTP requests by route pattern",
    labelNames: ["method", "route", "status"],
    buckets: httpBuckets,
    registers: [registry],
  });
  const requestChildren = new Map<string, { observe(value: number): void }>();

  return {
    http: (method, routePattern, status, seconds) => {
      const key = `${method} ${routePattern} ${status}`;
      let child = requestChildren.get(key);
      if (child === undefined) {
        child = requests.labels(method, routePattern, String(status));
        requestChildren.set(key, child);
      }
      child.observe(seconds);
    },
    counter: (name, help, labels = []) => once(name, () => counterOf(new Counter({ name, help, labelNames: labels, registers: [registry] }))),
    gauge: (name, help, labels = [], collect) =>
      once(name, () => {
        const wrapped: { face?: GaugeMetric<(typeof labels)[number]> } = {};
        const gauge = new Gauge({
          name,
          help,
          labelNames: labels,
          registers: [registry],
          ...(collect ? { collect: async () => wrapped.face && (await collect(wrapped.face)) } : {}),
        });
        wrapped.face = { set: (values, value) => gauge.set(values as Partial<Record<(typeof labels)[number], string>>, value), reset: () => gauge.reset() };
        return wrapped.face;
      }),
    histogram: (name, help, labels = [], buckets = httpBuckets) =>
      once(name, () => histogramOf(new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [registry] }))),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function counterOf<Label extends string>(counter: Counter<Label>): CounterMetric<Label> {
  return { inc: (labels, by = 1) => (labels ? counter.inc(labels as Record<Label, string>, by) : counter.inc(by)) };
}

function histogramOf<Label extends string>(histogram: Histogram<Label>): HistogramMetric<Label> {
  return { observe: (labels, value) => histogram.observe(labels as Record<Label, string>, value) };
}
