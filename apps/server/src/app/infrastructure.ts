import { type Bus, createPostgresBus } from "../infrastructure/bus/index.ts";
import { type Cache, createCache } from "../infrastructure/cache/index.ts";
import { createDocuments, type Documents } from "../infrastructure/documents/index.ts";
import { createBusWakeUp, createEventAppender, type EventAppender, type EventWakeUp } from "../infrastructure/events/index.ts";
import { createPostgresJobs, type Jobs } from "../infrastructure/jobs/index.ts";
import { createMail, type Mail } from "../infrastructure/mail/index.ts";
import type { Database } from "../infrastructure/postgres/index.ts";
import type { Telemetry } from "../infrastructure/telemetry/index.ts";
import type { Clock } from "../shared/clock.ts";
import type { Closers } from "./closers.ts";
import type { Config } from "./config.ts";
import type { OpenDatabase } from "./open-database.ts";
import { createPublicAddress, type PublicAddress } from "./public-address.ts";

/** Everything outside the program, behind its ports. */
export interface Infrastructure {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly db: Database;
  readonly bus: Bus;
  readonly wakeUp: EventWakeUp;
  readonly events: EventAppender;
  readonly cache: Cache;
  readonly jobs: Jobs;
  readonly mail: Mail;
  readonly documents: Documents;
  readonly address: PublicAddress;
}

export interface InfrastructureOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly database: OpenDatabase;
  readonly closers: Closers;
}

/** Builds the adapters the settings ask for and registers how each is closed. */
export async function createInfrastructure({ config, clock, telemetry, database, closers }: InfrastructureOptions): Promise<Infrastructure> {
  const { db } = database;
  // Also with one server: the command line works beside it and has to wake its consumers.
  const bus = createPostgresBus(db, (error, channel) => telemetry.log.error({ err: error, channel }, "bus"));
  closers.add("bus", () => bus.close());
  const cache = createCache({ bus, log: telemetry.log, metrics: telemetry.metrics });
  closers.add("cache", () => cache.close());
  const wakeUp = createBusWakeUp(bus);
  const jobs = createPostgresJobs({
    connectionString: database.connection.url,
    role: database.connection.role,
    log: telemetry.log,
    metrics: telemetry.metrics,
  });
  closers.add("jobs", () => jobs.close());
  const mail = createMail({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, log: telemetry.log });
  closers.add("mail", () => mail.close());
  const documents = createDocuments({ log: telemetry.log });
  closers.add("documents", () => documents.close());
  return { clock, telemetry, db, bus, wakeUp, events: createEventAppender(wakeUp), cache, jobs, mail, documents, address: createPublicAddress(config) };
}
