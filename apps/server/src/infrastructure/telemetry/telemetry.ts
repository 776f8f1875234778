import pino from "pino";
import { createMetrics } from "./metrics.ts";
import { redactLine } from "./redact.ts";
import type { Log, Telemetry } from "./types.ts";

export interface TelemetryOptions {
  /** Least serious entry that is written; `silent` for none. */
  readonly level: string;
  /** Standard output unless set. */
  readonly destination?: { write(line: string): void };
  /** Figures of the process itself (memory, event loop, garbage collection); off unless set, since they cost a little. */
  readonly processMetrics?: boolean;
}

/** Log and metrics of one process. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  return { log: createLog(options), metrics: createMetrics({ processMetrics: options.processMetrics ?? false }) };
}

function createLog(options: TelemetryOptions): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
      // The finished line is what leaves the process, so that is where secrets are taken out: entries, bindings of
      // children, messages and errors alike. Lines are few (slow and failed requests), so their price does not matter.
      hooks: { streamWrite: redactLine },
    },
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

/** For tests and tools that are not interested: writes and counts nothing anyone sees. */
export function createSilentTelemetry(): Telemetry {
  return createTelemetry({ level: "silent" });
}
