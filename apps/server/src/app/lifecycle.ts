import { createTelemetry, type Telemetry } from "../infrastructure/telemetry/index.ts";
import { systemClock } from "../shared/clock.ts";
import { StartError } from "../shared/start-error.ts";
import type { ServerArguments } from "./arguments.ts";
import { type Closers, createClosers } from "./closers.ts";
import { compose } from "./compose.ts";
import type { Config } from "./config.ts";
import { prepareConsole } from "./console/index.ts";
import { greeting } from "./greeting.ts";
import { createInfrastructure } from "./infrastructure.ts";
import { listen } from "./listen.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { stopOnSignals } from "./shutdown.ts";
import { trimMemory } from "./trim-memory.ts";
import { version } from "./version.ts";
import { createWebServer, type WebServerOptions } from "./web-server.ts";
import { startWorker } from "./worker/start-worker.ts";

/** Starts the roles asked for, in this process, and prints where they are. Throws StartError; nothing runs on then. */
export async function startServer(config: Config, options: ServerArguments, print: (line: string) => void): Promise<void> {
  const telemetry = createTelemetry({ level: config.LOG_LEVEL, processMetrics: true });
  if (config.DATABASE_URL === undefined && options.role !== "all")
    throw new StartError(`The embedded PostgreSQL serves one process. Set DATABASE_URL to run the role "${options.role}" by itself.`);
  const closers = createClosers(telemetry.log);
  stopOnSignals(() => ({ stop: closers.closeAll, closing: closers.current }), telemetry.log);
  try {
    await startParts(config, options, telemetry, closers, print);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function startParts(config: Config, options: ServerArguments, telemetry: Telemetry, closers: Closers, print: (line: string) => void): Promise<void> {
  // Beside the database, which takes its time too.
  const consoleReady = config.LUMBUNG_CONSOLE && options.role !== "worker" ? prepareConsole(print) : Promise.resolve(undefined);
  consoleReady.catch(() => undefined);
  const database = await openDatabase(config, {
    as: "server",
    log: telemetry.log,
    onLost: (failure) => {
      telemetry.log.fatal({ err: failure }, "PostgreSQL is gone and could not be started again");
      void closers.closeAll().then(() => process.exit(1));
    },
  });
  closers.add("database", database.close);
  const infrastructure = await createInfrastructure({ config, clock: systemClock, telemetry, database, closers });
  const app = compose(config, infrastructure);
  closers.add("application", app.close);
  infrastructure.jobs.declare(app.jobs);
  if (options.role !== "web") await startWorker(app, infrastructure, closers);
  const demo = options.demo ? await (await import("./demo/index.ts")).startDemo(app, infrastructure, print) : undefined;
  // A preset owner can sign in as soon as the server is ready; a set-up link needs the address first.
  const preset = ownerPreset(config);
  const created = preset && options.role !== "worker" ? await app.flows.businesses.ensureFirstOwner(preset) : undefined;
  const address =
    options.role === "worker"
      ? undefined
      : await startWeb({ config, app, infrastructure, closers, checkResponses: false, consoleDir: await consoleReady }, database);
  const firstOwner = created ?? (address ? await app.flows.businesses.ensureFirstOwner(null) : undefined);
  trimMemory();
  print(greeting({ version, address, firstOwner, role: options.role, seconds: performance.now() / 1000 }));
  demo?.begin(closers);
}

function ownerPreset({ LUMBUNG_OWNER_EMAIL: email, LUMBUNG_OWNER_PASSWORD: password }: Config): { email: string; password: string } | null {
  return email === undefined || password === undefined ? null : { email, password };
}

async function startWeb(options: WebServerOptions, database: OpenDatabase): Promise<string> {
  const server = await createWebServer(options);
  const address = await listen(server, options.config.HOST, options.config.PORT);
  options.infrastructure.address.listening(address);
  await database.announce(address);
  return address;
}
