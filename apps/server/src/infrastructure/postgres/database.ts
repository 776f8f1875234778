import pg, { type PoolClient, type QueryResultRow } from "pg";
import type { Ctx } from "../../shared/context.ts";
import { drizzle } from "../drizzle/index.ts";
import { isRetryable, isUnavailable } from "./errors.ts";
import { createPipelines } from "./pipelines.ts";
import { isTxCtx, type Statement, type Tx, type TxCtx } from "./transaction.ts";
import "./types.ts";

/** `app.tenant_id` of work that serves all tenants; only infrastructure tables let it through (migrations, RLS). */
const systemScope = "system";

/** Attempts at a transaction that PostgreSQL refused for concurrency (R-IDM-7). */
const attemptsMax = 5;

export interface DatabaseOptions {
  readonly connectionString: string;
  /** Role the connections act as, where the login is a member of it. */
  readonly role?: string;
  readonly poolMax: number;
  readonly applicationName: string;
  readonly onError: (error: unknown, what: string) => void;
}

/** PostgreSQL as the application sees it: every connection is scoped to a tenant before the first statement runs. */
export interface Database {
  /** Reads on one connection, each statement its own snapshot. No transaction, one round trip per statement. */
  read<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T>;
  /**
   * One transaction in the tenant of `ctx`; joins the one that is open. Retried from the start when PostgreSQL asks
   * for it, so `work` must have no effect outside the database (use `tx.afterCommit`).
   */
  withTransaction<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T>;
  /** One transaction over all tenants: infrastructure tables only, domain tables stay closed. */
  withSystemTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One statement that sets its own tenant, such as a function of the hot path: one round trip, its own transaction.
   * Statements under one key are carried out in the order of their calls, and may be sent before the last has answered.
   */
  call<Row extends QueryResultRow>(key: string, statement: Statement): Promise<Row[]>;
  /** A connection of its own for LISTEN or session locks; release it yourself. */
  connect(): Promise<PoolClient>;
  stats(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

type ScopedClient = PoolClient & { appScope?: string };

export function createDatabase(options: DatabaseOptions): Database {
  const connection = {
    connectionString: options.connectionString,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    options: connectionSettings(options.role),
  };
  const pool = new pg.Pool({ ...connection, max: options.poolMax, idleTimeoutMillis: 60_000 });
  const pipelines = createPipelines(connection);
  let closing = false;
  pool.on("error", (error) => {
    // The pool hangs the whole connection on its error, with every statement it has prepared.
    delete (error as { client?: unknown }).client;
    if (!closing) options.onError(error, "idle database connection");
  });
  // A connection that breaks while it is lent out tells its borrower through the query; unheard, its event would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));

  function txOn(client: ScopedClient, effects: Array<() => void | Promise<void>> | null): Tx {
    let db: Tx["db"] | undefined;
    return {
      get db() {
        db ??= drizzle(client);
        return db;
      },
      query: async <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => (await client.query<Row>(text, values as unknown[])).rows,
      run: async <Row extends QueryResultRow>(statement: Statement) => (await client.query<Row>({ ...statement, values: statement.values as unknown[] })).rows,
      afterCommit: (effect) => {
        if (effects === null) throw new Error("afterCommit needs a transaction");
        effects.push(effect);
      },
    };
  }

  async function withClient<T>(work: (client: ScopedClient) => Promise<T>): Promise<T> {
    const client: ScopedClient = await pool.connect();
    let failure: unknown;
    try {
      return await work(client);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      // A connection that broke is thrown away; one whose statement was refused is kept.
      client.release(isUnavailable(failure));
    }
  }

  async function transact<T>(scope: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const effects: Array<() => void | Promise<void>> = [];
      try {
        const result = await withClient(async (client) => {
          // One round trip opens the transaction and sets its tenant; the setting ends with the transaction.
          await client.query(`BEGIN; SET LOCAL app.tenant_id = '${scope}'`);
          try {
            const value = await work(txOn(client, effects));
            await client.query("COMMIT");
            return value;
          } catch (error) {
            if (!isUnavailable(error)) await client.query("ROLLBACK");
            throw error;
          }
        });
        for (const effect of effects) {
          Promise.resolve()
            .then(effect)
            .catch((error) => options.onError(error, "effect after commit"));
        }
        return result;
      } catch (error) {
        if (!isRetryable(error) || attempt >= attemptsMax) throw error;
      }
    }
  }

  return {
    read: async (ctx, work) => {
      if (isTxCtx(ctx)) return work(ctx);
      return withClient(async (client) => {
        const scope = assertScope(ctx.tenantId);
        if (client.appScope !== scope) {
          await client.query(`SET app.tenant_id = '${scope}'`);
          client.appScope = scope;
        }
        return work({ ...ctx, tx: txOn(client, null) });
      });
    },
    withTransaction: async (ctx, work) => {
      if (isTxCtx(ctx)) return work(ctx);
      return transact(assertScope(ctx.tenantId), (tx) => work({ ...ctx, tx }));
    },
    withSystemTransaction: (work) => transact(systemScope, work),
    call: pipelines.call,
    connect: () => pool.connect(),
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      closing = true;
      await Promise.all([pipelines.close(), pool.end()]);
    },
  };
}

/**
 * A shop's statements are short and its machine small: parallel workers cost more to start than they save, and take the
 * cores of everybody else's requests.
 */
function connectionSettings(role: string | undefined): string {
  return `-c max_parallel_workers_per_gather=0${role ? ` -c role=${role}` : ""}`;
}

/** The tenant goes into the text of a SET, which takes no parameters: anything but a UUID is a bug. */
function assertScope(tenantId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(tenantId)) throw new Error("tenant id is not a UUID");
  return tenantId;
}
