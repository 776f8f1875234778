import type { Server as HttpServer } from "node:http";
import type { Ack } from "@lumbung/contracts";
import { Server } from "socket.io";
import { dashboardChannel } from "../../flows/dashboard/index.ts";
import type { Bus } from "../../infrastructure/bus/index.ts";
import type { LogFollower, LoggedEvent } from "../../infrastructure/events/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Telemetry } from "../../infrastructure/telemetry/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors.ts";
import { type Client, type ClientState, deriveRooms, type RealtimeServer } from "./client.ts";
import { createFeed } from "./feed.ts";
import { messageHandlers } from "./handle-message.ts";
import { createLatestPositions } from "./latest-positions.ts";
import { coalesce, followedTopics, messagesOf } from "./messages.ts";
import { rooms } from "./rooms.ts";
import { type AuthenticateConnection, endSession, metaOf, problemOf, tokenEndMs } from "./sessions.ts";
import { encodeStreamCursor } from "./stream-cursor.ts";

/** Whose rights changed or ended: everyone who matches all the given fields. */
export interface AccessChange {
  readonly tenantId?: string;
}

export interface RealtimeDeps {
  readonly httpServer: HttpServer;
  readonly db: Database;
  readonly bus: Pick<Bus, "subscribe">;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly authenticate: AuthenticateConnection;
  /** Calls the listener when someone's rights have changed; returns the way to stop. */
  readonly onAccessChange: (listener: (change: AccessChange) => void) => () => void;
  /** A follower of `topics`, not started. */
  readonly newFollower: (topics: readonly string[]) => LogFollower;
  /** How often every connection's rights are looked at, should a change go unnoticed; 60,000. */
  readonly recheckMs?: number;
}

export interface RealtimeGateway {
  /** Ends all connections; clients come back to another process and go on from their cursor. */
  close(): Promise<void>;
}

/** The realtime gateway: Socket.IO at /socket.io on the web server, fed by the event log. See README.md. */
export function createRealtimeGateway(deps: RealtimeDeps): RealtimeGateway {
  const { log, metrics } = deps.telemetry;
  const io: RealtimeServer = new Server(deps.httpServer, {
    path: "/socket.io",
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 20_000,
    connectTimeout: 10_000,
    cleanupEmptyChildNamespaces: true,
  });
  const sent = metrics.counter("realtime_messages_total", "Messages passed on to rooms", ["name"]);
  metrics.gauge("realtime_connections", "Open realtime connections", [], (gauge) => gauge.set({}, io.engine.clientsCount));
  const latest = createLatestPositions();
  const feed = createFeed(() => deps.newFollower(followedTopics), pass);
  const handlers = messageHandlers({ db: deps.db, position: feed.position, authenticate: deps.authenticate, onToken: watchExpiry });
  const onError = (error: unknown) => log.error({ err: error }, "realtime message failed");

  /** Passes a read of the log on, in one go: what comes later finds everything before it told. */
  function pass(events: LoggedEvent[]): void {
    const occupied = io.sockets.adapter.rooms;
    const isHeard = (room: string) => occupied.has(room);
    const messages = coalesce(events.flatMap((event) => messagesOf(event, isHeard)));
    for (const message of messages) {
      if (!latest.isNews(message)) continue;
      // One packet for all rooms: serialised once, sent once to each client.
      io.to([...message.rooms]).emit(message.name, message.payload as never);
      sent.inc({ name: message.name });
    }
  }

  function watchExpiry(client: Client): void {
    clearTimeout(client.data.expiry);
    const endMs = tokenEndMs(client.data.token);
    if (endMs === undefined) return;
    const ended = () => endSession(client, new AppError("SESSION_ENDED", {}, { detail: "The access token has expired; connect again with a new one." }));
    client.data.expiry = setTimeout(ended, Math.max(endMs - deps.clock.now().getTime(), 0)).unref();
  }

  /** Looks at a client's rights again: rooms follow them, and a session that ended ends the connection. */
  async function recheck(client: Client): Promise<void> {
    try {
      client.data.ctx = await deps.authenticate(`Bearer ${client.data.token}`, metaOf(client));
      if (client.connected) deriveRooms(client, feed.position());
    } catch (error) {
      if (error instanceof AppError) return endSession(client, error);
      // Without the database nobody's rights can be confirmed: better quiet than telling what may be forbidden by now.
      log.warn({ err: error }, "rights of a realtime connection could not be confirmed");
      client.disconnect(true);
    }
  }

  function recheckAll(change: AccessChange): void {
    for (const client of io.sockets.sockets.values()) if (change.tenantId === undefined || change.tenantId === client.data.ctx.tenantId) void recheck(client);
  }

  io.use((client, next) => {
    const token: unknown = client.handshake.auth.token;
    const meta = metaOf(client);
    const refuse = (error: unknown) => {
      const problem = problemOf(error, meta.requestId, onError);
      next(Object.assign(new Error(problem.title), { data: problem }));
    };
    if (typeof token !== "string" || token === "") return refuse(new AppError("UNAUTHENTICATED"));
    deps
      .authenticate(`Bearer ${token}`, meta)
      .then(async (ctx) => {
        await feed.acquire();
        const state: ClientState = { ctx, token, targets: new Map(), rooms: new Map(), expiry: undefined };
        Object.assign(client.data, state);
        let isGone = false;
        const leave = () => {
          if (isGone) return;
          isGone = true;
          clearTimeout(client.data.expiry);
          feed.release();
        };
        client.conn.once("close", leave);
        // Whoever gave up meanwhile leaves nothing behind.
        if (client.conn.readyState !== "open") leave();
        next();
      })
      .catch(refuse);
  });

  io.on("connection", (client) => {
    watchExpiry(client);
    deriveRooms(client, feed.position());
    client.emit("ready", { cursor: encodeStreamCursor(feed.position()) });
    let queue: Promise<void> = Promise.resolve();
    for (const name of Object.keys(handlers) as Array<keyof typeof handlers>) {
      client.on(name, (input: unknown, ack?: unknown) => {
        const answer = (result: Ack) => {
          if (typeof ack === "function") ack(result);
        };
        queue = queue
          .then(async () => answer(await handlers[name](client, input)))
          .catch((error) => answer({ ok: false, problem: problemOf(error, client.data.ctx.requestId, onError) }));
      });
    }
  });

  const stopListening = deps.onAccessChange(recheckAll);
  const stopDashboard = deps.bus.subscribe(dashboardChannel, (message) => {
    const { tenantId } = message as { tenantId: string };
    io.to(rooms.dashboard(tenantId)).emit("dashboard:changed", {});
  });
  const rechecking = setInterval(() => recheckAll({}), deps.recheckMs ?? 60_000).unref();

  return {
    close: async () => {
      clearInterval(rechecking);
      stopListening();
      stopDashboard();
      io.disconnectSockets(true);
      io.engine.close();
      await feed.close();
    },
  };
}
