import { connect, type Socket } from "node:net";
import { Latencies, type LoadResult, summarize } from "./stats.ts";

/** Where the server under load listens. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface HttpLoad extends Target {
  readonly connections: number;
  /** Measured time; the run is over when the requests that were in flight at its end are answered. */
  readonly durationMs: number;
  /** Time before it that is not measured. */
  readonly warmUpMs?: number;
  /** Stops after this many requests where that comes first. */
  readonly requestsMax?: number;
  /** The bytes of request number `index` (0-based, over all connections), as `httpRequest` builds them. */
  readonly request: (index: number) => Buffer;
}

export interface HttpLoadResult extends LoadResult {
  /** Answers per status code; a benchmark says which of them it expects. */
  readonly statuses: Record<number, number>;
}

/** The bytes of one HTTP/1.1 keep-alive request; `body` is sent as JSON. */
export function httpRequest(method: string, path: string, headers: Record<string, string>, body?: unknown): Buffer {
  const text = body === undefined ? "" : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, "host: bench", ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined) lines.push("content-type: application/json", `content-length: ${Buffer.byteLength(text)}`);
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${text}`);
}

/**
 * Drives a server over raw keep-alive sockets, one request in flight on each. It reads no more of an answer than its
 * status and length: on a machine shared with the server, a driver that parses is measured along with it.
 */
export async function driveHttp(load: HttpLoad): Promise<HttpLoadResult> {
  const latencies = new Latencies();
  const statuses: Record<number, number> = {};
  const begun = performance.now();
  const measureFrom = begun + (load.warmUpMs ?? 0);
  const end = measureFrom + load.durationMs;
  let next = 0;
  let measured = 0;

  const one = async (): Promise<void> => {
    const socket = await open(load);
    try {
      for (;;) {
        const sentAt = performance.now();
        if (sentAt >= end || next >= (load.requestsMax ?? Number.POSITIVE_INFINITY)) return;
        const status = await exchange(socket, load.request(next++));
        const now = performance.now();
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (sentAt >= measureFrom) {
          latencies.add(now - sentAt);
          measured = now;
        }
      }
    } finally {
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: load.connections }, one));
  return { ...summarize(latencies, Math.max(1, measured - measureFrom)), statuses };
}

function open(target: Target): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect(target.port, target.host, () => {
      socket.off("error", fail);
      done(socket);
    });
    socket.setNoDelay(true);
    socket.once("error", fail);
  });
}

/** Sends one request and waits for its whole answer. Returns the status. Throws when the server hangs up. */
function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((done, fail) => {
    let head: Buffer | null = null;
    let status = 0;
    let missing = -1;
    const finish = (error?: Error) => {
      socket.off("data", onData).off("error", finish).off("close", onClose);
      if (error) fail(error);
      else done(status);
    };
    const onClose = () => finish(new Error("the server closed the connection in the middle of an answer"));
    const onData = (chunk: Buffer) => {
      if (missing >= 0) {
        missing -= chunk.length;
      } else {
        const seen: Buffer = head ? Buffer.concat([head, chunk]) : chunk;
        const bodyAt = seen.indexOf("\r\n\r\n");
        if (bodyAt < 0) {
          head = seen;
          return;
        }
        status = Number(seen.toString("latin1", 9, 12));
        missing = contentLength(seen.toString("latin1", 0, bodyAt), status) - (seen.length - bodyAt - 4);
      }
      if (missing <= 0) finish();
    };
    socket.on("data", onData).once("error", finish).once("close", onClose);
    socket.write(request);
  });
}

function contentLength(head: string, status: number): number {
  const match = /\r\ncontent-length: (\d+)/i.exec(head);
  if (match) return Number(match[1]);
  if (status === 204 || status === 304) return 0;
  throw new Error("the load driver reads answers with a Content-Length only");
}
