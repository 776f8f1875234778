import type { QueryResultRow } from "pg";
import type { Ctx } from "../../shared/context.ts";
import type { NodePgDatabase } from "../drizzle/index.ts";

/** A prepared statement's name, its text and its values; one with a name is planned once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** One open connection whose row-level security is set to a tenant (or to the system). */
export interface Tx {
  /** Drizzle core queries on this connection. */
  readonly db: NodePgDatabase;
  /** Plain SQL where Drizzle would only be in the way: functions, CTEs, hot paths. */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same with a prepared statement. */
  run<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** Runs `effect` once the transaction has committed; never when it rolls back. Errors are logged, not thrown. */
  afterCommit(effect: () => void | Promise<void>): void;
}

/** A context inside a transaction: repositories take this one. */
export type TxCtx = Ctx & { readonly tx: Tx };

export function isTxCtx(ctx: Ctx): ctx is TxCtx {
  return "tx" in ctx && ctx.tx !== undefined;
}
