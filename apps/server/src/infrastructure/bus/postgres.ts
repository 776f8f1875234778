import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { Database } from "../postgres/index.ts";
import { createLocalSubscribers, type ReportBusError } from "./subscribers.ts";
import type { Bus } from "./types.ts";

/** One PostgreSQL channel for all: LISTEN is set up once, channels cost nothing. */
const postgresChannel = "lumbung_bus";
const reconnectMs = { first: 100, max: 5_000 };

/**
 * The bus over NOTIFY. Own messages are delivered at once and ignored when they come back. The listening connection
 * opens itself again when it breaks; what passes in between is lost, as the port says.
 */
export function createPostgresBus(db: Database, onError: ReportBusError): Bus {
  const origin = randomUUID();
  const subscribers = createLocalSubscribers(onError);
  let closed = false;
  let client: PoolClient | undefined;
  let pauseMs = reconnectMs.first;
  let timer: NodeJS.Timeout | undefined;
  let markReady: () => void = () => undefined;
  let listening = new Promise<void>((resolve) => {
    markReady = resolve;
  });

  async function listen(): Promise<void> {
    try {
      const opened = await db.connect();
      if (closed) return opened.release(true);
      client = opened;
      // `end` and `error` both come when a connection breaks; the first one counts.
      const lost = (error?: unknown) => {
        if (client !== opened) return;
        client = undefined;
        opened.release(true);
        if (!closed) reconnect(error ?? new Error("connection ended"));
      };
      opened.on("error", lost);
      opened.on("end", () => lost());
      opened.on("notification", ({ payload }) => receive(payload ?? ""));
      await opened.query(`LISTEN ${postgresChannel}`);
      pauseMs = reconnectMs.first;
      markReady();
    } catch (error) {
      const broken = client;
      client = undefined;
      broken?.release(true);
      if (!closed) reconnect(error);
    }
  }

  function reconnect(error: unknown): void {
    if (timer !== undefined) return;
    onError(error, "bus connection, opening it again");
    listening = new Promise<void>((resolve) => {
      markReady = resolve;
    });
    timer = setTimeout(() => {
      timer = undefined;
      void listen();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, reconnectMs.max);
  }

  function receive(payload: string): void {
    try {
      const [from, channel, message] = JSON.parse(payload) as [string, string, unknown];
      if (from !== origin) subscribers.deliver(channel, message);
    } catch (error) {
      onError(error, "bus message that is not ours");
    }
  }

  void listen();
  return {
    publish: async (channel, message) => {
      const text = subscribers.encode(channel, message);
      subscribers.deliver(channel, JSON.parse(text));
      await db.withSystemTransaction((tx) =>
        tx.run({ name: "bus_publish", text: "SELECT pg_notify($1, $2)", values: [postgresChannel, `["${origin}",${JSON.stringify(channel)},${text}]`] }),
      );
    },
    subscribe: subscribers.subscribe,
    ready: () => listening,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      subscribers.clear();
      const open = client;
      client = undefined;
      open?.removeAllListeners("notification");
      open?.release(true);
    },
  };
}
