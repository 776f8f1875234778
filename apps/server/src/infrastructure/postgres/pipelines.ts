import pg, { type ClientConfig, type QueryResultRow } from "pg";
import type { Statement } from "./transaction.ts";

/** Connections that may be opened; keys share them. */
const connectionsMax = 4;

/**
 * Connections that take a statement while the one before it is still under way: PostgreSQL goes on with the next as soon
 * as it has committed the last, without waiting for this process to read the answer. Statements under one key are carried
 * out in the order of their calls. Each is a transaction of its own.
 */
export interface Pipelines {
  call<Row extends QueryResultRow>(key: string, statement: Statement): Promise<Row[]>;
  close(): Promise<void>;
}

export function createPipelines(config: ClientConfig): Pipelines {
  const clients = new Map<number, Promise<pg.Client>>();

  function open(slot: number): Promise<pg.Client> {
    const known = clients.get(slot);
    if (known) return known;
    const client = new pg.Client({ ...config, pipeline: true });
    const forget = () => {
      if (clients.get(slot) === opening) clients.delete(slot);
    };
    // Whoever waits for an answer is told by it; the next call opens another connection.
    client.on("error", forget);
    client.on("end", forget);
    const opening = client.connect().then(() => client);
    opening.catch(forget);
    clients.set(slot, opening);
    return opening;
  }

  return {
    call: async <Row extends QueryResultRow>(key: string, statement: Statement) => {
      const client = await open(slotOf(key));
      return (await client.query<Row>({ ...statement, values: statement.values as unknown[] })).rows;
    },
    close: async () => {
      const open = await Promise.allSettled(clients.values());
      await Promise.all(open.map((result) => (result.status === "fulfilled" ? result.value.end() : undefined)));
    },
  };
}

/** Spreads keys over the connections; the end of a UUID is its random part. */
function slotOf(key: string): number {
  let hash = 0;
  for (const unit of key) hash = (hash * 31 + unit.charCodeAt(0)) | 0;
  return (hash >>> 0) % connectionsMax;
}
