export { createSilentTelemetry, createTelemetry } from "./telemetry.ts";
export type { Log, Metrics, Telemetry } from "./types.ts";
