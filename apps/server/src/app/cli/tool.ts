import { createTelemetry } from "../../infrastructure/telemetry/index.ts";
import { systemClock } from "../../shared/clock.ts";
import { createClosers } from "../closers.ts";
import { type App, compose } from "../compose.ts";
import type { Config } from "../config.ts";
import { createInfrastructure, type Infrastructure } from "../infrastructure.ts";
import { openDatabase } from "../open-database.ts";

/** The composed program over the real database, without HTTP, consumers or workers. */
export interface Tool {
  readonly app: App;
  readonly infrastructure: Infrastructure;
  close(): Promise<void>;
}

/**
 * Opens the data folder or DATABASE_URL for a command. An embedded PostgreSQL that runs is used as it is; one that does
 * not is started, and stopped again unless a server or another command has come to use it meanwhile.
 */
export async function openTool(config: Config): Promise<Tool> {
  const telemetry = createTelemetry({
    level: config.LOG_LEVEL === "info" ? "warn" : config.LOG_LEVEL,
    destination: { write: (line) => process.stderr.write(line) },
  });
  const closers = createClosers(telemetry.log);
  const database = await openDatabase(config, { as: "tool", log: telemetry.log });
  closers.add("database", database.close);
  try {
    const infrastructure = await createInfrastructure({ config, clock: systemClock, telemetry, database, closers });
    return { app: compose(config, infrastructure), infrastructure, close: closers.closeAll };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}
