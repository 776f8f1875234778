import { type BackendFactory, PostgresConnection, PostgresQueueBackend, runMigrations } from "bullmq";
import pg from "pg";
import { createBullJobs, type JobsEngine, type JobsOptionsOfProcess } from "./bullmq.ts";
import type { Jobs } from "./types.ts";

const schema = "bullmq";

export interface PostgresJobsOptions extends JobsOptionsOfProcess {
  /** Where the application connects. */
  readonly connectionString: string;
  /** Role the connections act as, where the login is a member of it. */
  readonly role?: string | undefined;
  /** Connections for jobs besides the one that listens; they close when idle. 4 unless set. */
  readonly poolMax?: number;
}

/**
 * Brings BullMQ's own tables to the version of the library, as the owner, and lets the application's role use them. Run
 * at every start after the migrations; it does nothing when all is there.
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "lumbung migrate" });
  await client.connect();
  try {
    await runMigrations(client, schema);
    await client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO lumbung_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO lumbung_app;
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO lumbung_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO lumbung_app`);
  } finally {
    await client.end();
  }
}

/** Jobs in PostgreSQL: no further service to run. */
export function createPostgresJobs(options: PostgresJobsOptions): Jobs {
  return createBullJobs(createEngine(options), options);
}

function createEngine(options: PostgresJobsOptions): JobsEngine {
  const connection = new PostgresConnection({
    connectionString: options.connectionString,
    schema,
    skipMigrations: true,
    max: options.poolMax ?? 4,
    application_name: "lumbung jobs",
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  });
  connection.on("error", (error) => options.log.warn({ err: error }, "connection of the job queue lost, opening it again"));
  const backend = ((name, backendOptions) =>
    new PostgresQueueBackend(borrowed(connection), name, { ...backendOptions, connection: options.connectionString })) as BackendFactory;
  return { backend, ready: () => connection.waitUntilReady(), close: () => connection.close() };
}

/**
 * The one connection as each queue and worker sees it. BullMQ gives every queue its own pool and every worker its own
 * listening connection; ours share one of each, so nobody but the engine may close it.
 */
function borrowed(connection: PostgresConnection): PostgresConnection {
  connection.setMaxListeners(0);
  return new Proxy(connection, {
    get(target, property) {
      if (property === "close" || property === "disconnect") return async () => undefined;
      if (property === "getListenClient") {
        return async () => {
          const client = await target.getListenClient();
          // Every waiting worker listens on it.
          (client as unknown as { setMaxListeners(n: number): void }).setMaxListeners(0);
          return oneAtATime(client);
        };
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Workers start to listen at the same time; pg wants one statement of a client to end before the next is sent. */
const queues = new WeakMap<object, Promise<unknown>>();

function oneAtATime<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      if (property !== "query") return value.bind(target);
      return (...args: unknown[]) => {
        const result = (queues.get(target) ?? Promise.resolve()).then(() => value.apply(target, args) as unknown);
        queues.set(
          target,
          result.catch(() => undefined),
        );
        return result;
      };
    },
  });
}
