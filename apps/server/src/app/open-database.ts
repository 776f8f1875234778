import { migrateJobs } from "../infrastructure/jobs/index.ts";
import { createDatabase, type Database, migrate, openEmbeddedPostgres, openExternalPostgres } from "../infrastructure/postgres/index.ts";
import type { Log } from "../infrastructure/telemetry/index.ts";
import type { Config } from "./config.ts";

/** The migrated database of a process, embedded or of the host. */
export interface OpenDatabase {
  readonly db: Database;
  /** Where the application's connections go, for parts that open their own (jobs). */
  readonly connection: { readonly url: string; readonly role: string | undefined };
  /** Tells who wants the same data folder where this server listens. */
  announce(address: string): Promise<void>;
  /** Closes the connections, then leaves or stops the embedded PostgreSQL. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** `server` claims an embedded data folder for itself; `tool` works beside a running server. */
  readonly as: "server" | "tool";
  readonly log: Log;
  /** Called when the embedded PostgreSQL is gone for good. */
  readonly onLost?: (failure: unknown) => void;
}

/** Opens and migrates the database the settings name. Throws StartError for whatever a person has to mend; nothing is left open then. */
export async function openDatabase(config: Config, options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const onError = (error: unknown, what: string) => options.log.error({ err: error }, what);
  const poolMax = options.as === "server" ? config.DATABASE_POOL_MAX : 6;
  const applicationName = `lumbung ${options.as}`;
  if (config.DATABASE_URL !== undefined) {
    const postgres = await openExternalPostgres(config.DATABASE_URL, config.DATABASE_APP_URL);
    await migrateAll(postgres.ownerUrl);
    const db = createDatabase({ connectionString: postgres.appUrl, role: postgres.appRole, poolMax, applicationName, onError });
    return { db, connection: { url: postgres.appUrl, role: postgres.appRole }, announce: async () => undefined, close: () => db.close() };
  }
  const postgres = await openEmbeddedPostgres(config.LUMBUNG_DATA_DIR, {
    onRestart: (failure) => {
      if (failure === null) options.log.warn("PostgreSQL had ended and was started again");
      else options.onLost?.(failure);
    },
  });
  try {
    if (options.as === "server") await postgres.claimServer();
    await migrateAll(postgres.ownerUrl);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  const db = createDatabase({ connectionString: postgres.appUrl, poolMax, applicationName, onError });
  return {
    db,
    connection: { url: postgres.appUrl, role: undefined },
    announce: postgres.announce,
    close: async () => {
      await db.close();
      await postgres.stop();
    },
  };
}

async function migrateAll(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl);
  await migrateJobs(ownerUrl);
}
