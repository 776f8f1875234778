export type { CounterMetric, GaugeMetric, HistogramMetric, Log, Metrics, Telemetry } from "./types.ts";
