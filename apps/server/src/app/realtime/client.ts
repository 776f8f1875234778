import type { ClientToServer, ServerToClient } from "@lumbung/contracts";
import type { DefaultEventsMap, Server, Socket } from "socket.io";
import { compareCursors, type EventCursor } from "../../infrastructure/events/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { roomsOfCaller, roomsOfTarget, type Target, targetKey } from "./rooms.ts";

/** What the server knows of a connection. */
export interface ClientState {
  /** Rights as they are now: replaced whenever they change. */
  ctx: Ctx;
  token: string;
  readonly targets: Map<string, Target>;
  /** Rooms it is in, each with the place in the log from which on it has heard everything. */
  readonly rooms: Map<string, EventCursor>;
  expiry: NodeJS.Timeout | undefined;
}

export type RealtimeServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, ClientState>;
export type Client = Socket<ClientToServer, ServerToClient, DefaultEventsMap, ClientState>;

/** Puts the client into rooms in which it has heard everything since `since`. Takes effect at once. */
export function enter(client: Client, names: Iterable<string>, since: EventCursor): void {
  for (const name of names) {
    const known = client.data.rooms.get(name);
    if (known !== undefined && compareCursors(known, since) <= 0) continue;
    client.data.rooms.set(name, since);
    void client.join(name);
  }
}

/**
 * Brings the rooms in line with the caller's rights and targets as they are now, and tells the client which targets it
 * has lost. What it may newly see it hears from `now` on.
 */
export function deriveRooms(client: Client, now: EventCursor): void {
  const { ctx, targets, rooms } = client.data;
  const wanted = new Set(roomsOfCaller(ctx));
  for (const [key, target] of targets) {
    const own = roomsOfTarget(ctx, target);
    for (const room of own) wanted.add(room);
    if (own.length > 0) continue;
    targets.delete(key);
    client.emit("subscription:ended", { warehouseId: target.warehouseId, variantId: target.variantId });
  }
  for (const room of [...rooms.keys()]) {
    if (wanted.has(room)) continue;
    rooms.delete(room);
    void client.leave(room);
  }
  enter(client, wanted, now);
}

export function addTarget(client: Client, target: Target): void {
  client.data.targets.set(targetKey(target), target);
}
