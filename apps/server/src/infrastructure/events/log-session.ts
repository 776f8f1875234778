import type { PoolClient } from "pg";
import type { Database } from "../postgres/index.ts";
import type { RunStatement } from "./log-reader.ts";

/** Any number will do, as long as every version of the program takes the same one. */
const leaderLockClass = 7_203_451;

/** A connection of its own that reads the log of all tenants and holds the locks of leaders for as long as it lives. */
export interface LogSession {
  /** False once the connection is gone; it may break before whoever opened it has it in hand. */
  readonly isOpen: boolean;
  readonly run: RunStatement;
  /** True when this session is, or has just become, the one leader of the consumer. */
  tryLead(consumer: string): Promise<boolean>;
  /** Gives up every lock and the connection. */
  close(): void;
}

/** @param onLost called once when the connection breaks by itself; locks are gone by then */
export async function openLogSession(db: Database, onLost: (error: unknown) => void): Promise<LogSession> {
  const client: PoolClient = await db.connect();
  const held = new Set<string>();
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    held.clear();
    // Destroyed, not returned: neither its locks nor its scope may reach another user of the pool.
    client.release(true);
  };
  const lost = (error: unknown) => {
    if (!open) return;
    close();
    onLost(error);
  };
  client.on("error", lost);
  client.on("end", () => lost(new Error("connection ended")));
  const run: RunStatement = async <Row extends Record<string, unknown>>(statement: Parameters<RunStatement>[0]) =>
    (await client.query<Row>({ ...statement, values: statement.values as unknown[] })).rows;
  try {
    // The log grows by thousands of rows a second and its statistics lag behind: whatever they say, it is read by its index.
    await client.query("SET app.tenant_id = 'system'; SET enable_seqscan = off; SET enable_bitmapscan = off");
  } catch (error) {
    close();
    throw error;
  }
  return {
    get isOpen() {
      return open;
    },
    run,
    close,
    tryLead: async (consumer) => {
      if (held.has(consumer)) return true;
      const [row] = await run<{ led: boolean }>({
        name: "consumer_lead",
        text: "SELECT pg_try_advisory_lock($1, hashtext($2)) AS led",
        values: [leaderLockClass, consumer],
      });
      if (row?.led) held.add(consumer);
      return row?.led === true;
    },
  };
}
