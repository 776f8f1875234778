import type { Ack, ClientToServer, ServerToClient } from "@lumbung/contracts";
import type { Socket } from "socket.io-client";
import { currentToken, onToken, renewSession } from "#shared/api";
import { applyBatch, resync } from "./apply.ts";
import { createCollector } from "./collect.ts";
import { tellListeners, useLive } from "./live-store.ts";

type StockSocket = Socket<ServerToClient, ClientToServer>;

/** News is shown this often at most, so that bursts do not keep the page busy. */
const showEveryMs = 250;
const tryAgainMs = 2_000;
/** A connection that is back this soon was never missed by anybody. */
const patienceMs = 1_500;

export interface StockConnection {
  /** Watches these warehouses; more may be named later. */
  watch(warehouseIds: readonly string[]): void;
  close(): void;
}

/** Opens the live connection. It comes back by itself, says where it stopped, and gets what was missed. */
export async function connectStock(): Promise<StockConnection> {
  const { io } = await import("socket.io-client");
  const socket: StockSocket = io({
    auth: (answer) =>
      void currentToken().then(
        (token) => answer({ token }),
        () => answer({}),
      ),
    transports: ["websocket"],
  });
  const collector = createCollector();
  let watched = new Set<string>();
  let cursor: string | undefined;
  let showing: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function heard(place: string | undefined): void {
    if (place !== undefined) cursor = place;
    showing ??= setTimeout(show, showEveryMs);
  }
  function show(): void {
    showing = undefined;
    const batch = collector.take();
    if (batch === undefined) return;
    useLive.setState(({ received }) => ({ currentAt: new Date(), received: received + batch.levels.length + batch.movements.length + batch.opened.length }));
    applyBatch(batch);
    tellListeners(batch);
  }
  function subscribe(warehouseId: string, from: string | undefined): Promise<Ack> {
    return socket.timeout(15_000).emitWithAck("subscribe", { warehouseId, cursor: from }) as Promise<Ack>;
  }
  async function catchUp(): Promise<void> {
    const from = cursor;
    const resumed = from === undefined ? [] : [socket.timeout(15_000).emitWithAck("resume", { cursor: from }) as Promise<Ack>];
    const answers = await Promise.all([...[...watched].map((id) => subscribe(id, from)), ...resumed]);
    const missed = from === undefined ? useLive.getState().currentAt !== undefined : answers.some((answer) => answer.ok && answer.resync);
    for (const answer of answers) if (answer.ok && cursor === undefined) cursor = answer.cursor;
    if (missed) resync();
    useLive.setState({ state: "live", currentAt: new Date() });
  }
  async function comeBack(): Promise<void> {
    if (closed) return;
    try {
      if (await renewSession()) socket.connect();
    } catch {
      setTimeout(() => void comeBack(), tryAgainMs);
    }
  }
  function lost(): void {
    // Closed on purpose, as when one goes to another business: the next connection speaks for itself.
    if (closed) return;
    leaving ??= setTimeout(() => useLive.setState({ state: "offline" }), patienceMs);
  }

  socket.on("connect", () => {
    clearTimeout(leaving);
    leaving = undefined;
    catchUp().catch(() => socket.disconnect().connect());
  });
  socket.on("disconnect", (reason) => {
    lost();
    // A server that stops says goodbye, and then the library leaves coming back to us.
    if (reason === "io server disconnect") void comeBack();
  });
  socket.on("connect_error", (error) => {
    lost();
    // Refused by the server, not unreachable: the token is not good any more.
    if ("data" in error && error.data !== undefined) void comeBack();
  });
  socket.on("ready", ({ cursor: place }) => {
    cursor ??= place;
  });
  const told =
    <Payload extends { cursor?: string }>(take: (payload: Payload) => void) =>
    (payload: Payload) => {
      take(payload);
      heard(payload.cursor);
    };
  socket.on("stock:updated", told(collector.level));
  socket.on("movement:created", told(collector.movement));
  socket.on("alert:opened", told(collector.opened));
  socket.on("alert:acknowledged", told(collector.acknowledged));
  socket.on("alert:resolved", told(collector.resolved));
  socket.on("dashboard:changed", told(collector.dashboard));
  // Rights have changed: what is shown may not be shown any more.
  socket.on("subscription:ended", resync);

  const stopTokens = onToken((token) => {
    if (socket.connected) socket.emit("auth:refresh", { token });
  });
  const offline = () => useLive.setState({ state: "offline" });
  const online = () => void (!socket.connected && socket.connect());
  addEventListener("offline", offline);
  addEventListener("online", online);

  return {
    watch: (warehouseIds) => {
      const fresh = warehouseIds.filter((id) => !watched.has(id));
      watched = new Set(warehouseIds);
      if (socket.connected) for (const id of fresh) subscribe(id, undefined).catch(() => undefined);
    },
    close: () => {
      closed = true;
      stopTokens();
      clearTimeout(showing);
      clearTimeout(leaving);
      removeEventListener("offline", offline);
      removeEventListener("online", online);
      socket.disconnect();
      useLive.setState({ state: "connecting", currentAt: undefined, received: 0 });
    },
  };
}
