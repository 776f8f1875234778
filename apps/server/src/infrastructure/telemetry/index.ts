export { createSilentTelemetry, createTelemetry, type TelemetryOptions } from "./telemetry.ts";
export type { CounterMetric, GaugeMetric, HistogramMetric, Log, Metrics, Telemetry } from "./types.ts";
