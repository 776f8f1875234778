import type { Logger } from "pino";

/** The log: one JSON line per entry, secrets removed. */
export type Log = Logger;

export interface CounterMetric<Label extends string> {
  inc(labels?: Partial<Record<Label, string>>, by?: number): void;
}
export interface GaugeMetric<Label extends string> {
  set(labels: Partial<Record<Label, string>>, value: number): void;
  reset(): void;
}
export interface HistogramMetric<Label extends string> {
  observe(labels: Partial<Record<Label, string>>, value: number): void;
}

/**
 * Figures for Prometheus. Labels take few different values: route patterns, never raw paths; names, never ids. Asking
 * for a name a second time gives the same metric.
 */
export interface Metrics {
  /** Counts a request and its duration. `routePattern` is such as `/api/v1/products/:id`. */
  http(method: string, routePattern: string, status: number, seconds: number): void;
  counter<Label extends string = never>(name: string, help: string, labels?: readonly Label[]): CounterMetric<Label>;
  /** `collect` is called when the figures are read, for values that are looked up rather than counted. */
  gauge<Label extends string = never>(
    name: string,
    help: string,
    labels?: readonly Label[],
    collect?: (gauge: GaugeMetric<Label>) => void | Promise<void>,
  ): GaugeMetric<Label>;
  histogram<Label extends string = never>(name: string, help: string, labels?: readonly Label[], buckets?: readonly number[]): HistogramMetric<Label>;
  /** All figures in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface Telemetry {
  readonly log: Log;
  readonly metrics: Metrics;
}
