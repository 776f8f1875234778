import type { Database } from "../../apps/server/src/infrastructure/postgres/index.ts";
import { Latencies, type LoadResult, summarize } from "./stats.ts";

type Client = Awaited<ReturnType<Database["connect"]>>;

export interface RawLoad {
  /** Opens the connections; its pool must hold `clients` of them. */
  readonly db: Database;
  readonly clients: number;
  readonly durationMs: number;
  readonly warmUpMs?: number;
  /** Runs once on each connection, such as `SET app.tenant_id = …`. */
  readonly setUp?: string;
  /** SQL with $1…$n that is prepared once per connection; several where calls differ, told apart by `pick`. */
  readonly text: string | readonly string[];
  /** Which of several texts call number `index` executes. */
  readonly pick?: (index: number) => number;
  /** Parameters of call number `index` (0-based, over all clients) as PostgreSQL's text format; null is NULL. */
  readonly values: (index: number) => readonly (string | null)[];
}

/**
 * Drives PostgreSQL as pgbench would: prepared statements on raw connections, one in flight on each, answers counted and
 * not parsed. pg signs in and prepares; after that the bytes are ours. This is the limit the program is measured against.
 */
export async function drivePostgres(load: RawLoad): Promise<LoadResult> {
  const clients = await Promise.all(Array.from({ length: load.clients }, () => load.db.connect()));
  const latencies = new Latencies();
  const texts = typeof load.text === "string" ? [load.text] : load.text;
  let measured = 0;
  let next = 0;
  try {
    for (const client of clients) {
      if (load.setUp) await client.query(load.setUp);
      for (const [at, text] of texts.entries()) await client.query({ name: `raw_load_${at}`, text, values: [...load.values(exampleOf(load, at))] });
    }
    const measureFrom = performance.now() + (load.warmUpMs ?? 0);
    const end = measureFrom + load.durationMs;
    await Promise.all(
      clients.map(async (client) => {
        const stream = takeOver(client);
        for (;;) {
          const sentAt = performance.now();
          if (sentAt >= end) return;
          const index = next++;
          await stream.call(executeMessage(`raw_load_${load.pick?.(index) ?? 0}`, load.values(index)));
          const now = performance.now();
          if (sentAt < measureFrom) continue;
          latencies.add(now - sentAt);
          measured = now;
        }
      }),
    );
    return summarize(latencies, Math.max(1, measured - measureFrom));
  } finally {
    for (const client of clients) client.release(true);
  }
}

/** The number of a call that executes text number `at`: preparing needs its values. */
function exampleOf(load: RawLoad, at: number): number {
  for (let index = 0; index < 100_000; index++) if ((load.pick?.(index) ?? 0) === at) return index;
  throw new Error(`no call executes statement ${at}`);
}

/** Runs `drivePostgres` with each number of clients and returns the best: the physical limit of the SQL. */
export async function bestOf(clientCounts: readonly number[], run: (clients: number) => Promise<LoadResult>): Promise<LoadResult & { clients: number }> {
  let best: (LoadResult & { clients: number }) | undefined;
  for (const clients of clientCounts) {
    const result = { ...(await run(clients)), clients };
    if (!best || result.perSecond > best.perSecond) best = result;
  }
  if (!best) throw new Error("no client counts were given");
  return best;
}

/** The socket of a signed-in client with pg's own reader taken off. */
function takeOver(client: Client): { call(message: Buffer): Promise<void> } {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.ReadWriteStream } }).connection;
  stream.removeAllListeners("data");
  let rest: Buffer = Buffer.alloc(0);
  let waiting: { done(): void; fail(error: Error): void } | null = null;
  stream.on("data", (chunk: Buffer) => {
    const data: Buffer = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (at + 5 <= data.length) {
      const size = data.readInt32BE(at + 1) + 1;
      if (at + size > data.length) break;
      const kind = data[at];
      // 'E' is an error with its text in fields, 'Z' says the server is ready for the next call.
      if (kind === 0x45) waiting?.fail(new Error(`raw load: ${data.toString("utf8", at + 5, at + size).replaceAll("\0", " ")}`));
      if (kind === 0x5a) waiting?.done();
      at += size;
    }
    rest = data.subarray(at);
  });
  return {
    call: (message) =>
      new Promise((done, fail) => {
        waiting = { done, fail };
        stream.write(message);
      }),
  };
}

/** Bind, Execute and Sync of a prepared statement (PostgreSQL frontend protocol 3.0), all values in text format. */
function executeMessage(name: string, values: readonly (string | null)[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`\0${name}\0`), int16(0), int16(values.length)];
  for (const value of values) {
    if (value === null) parts.push(int32(-1));
    else {
      const bytes = Buffer.from(value);
      parts.push(int32(bytes.length), bytes);
    }
  }
  parts.push(int16(0));
  const bind = Buffer.concat(parts);
  return Buffer.concat([Buffer.from("B"), int32(bind.length + 4), bind, Buffer.from("E"), int32(9), Buffer.from("\0\0\0\0\0"), Buffer.from("S"), int32(4)]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
