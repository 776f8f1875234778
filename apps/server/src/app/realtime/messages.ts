import type { AlertFace, PostedDocument, ServerToClient } from "@lumbung/contracts";
import type { LoggedEvent } from "../../infrastructure/events/index.ts";
import { rooms } from "./rooms.ts";
import { encodeStreamCursor } from "./stream-cursor.ts";

/** One message and the rooms that hear it, once per client however many of them it is in. */
export interface Message {
  readonly name: keyof ServerToClient;
  readonly rooms: readonly string[];
  readonly payload: object;
  /** Of messages with the same key only the newest counts: the one with the highest movement position. */
  readonly newest?: { readonly key: string; readonly position: number };
}

const alertNames: Record<string, keyof ServerToClient> = {
  "inventory.alert.opened": "alert:opened",
  "inventory.alert.acknowledged": "alert:acknowledged",
  "inventory.alert.resolved": "alert:resolved",
};

/** What of the log is passed on; nothing else is even read. */
export const followedTopics: readonly string[] = ["inventory.movement.created", ...Object.keys(alertNames)];

/** What an event says to clients. `isHeard` tells whether anyone is in a room; messages nobody hears are not built. */
export function messagesOf(event: LoggedEvent, isHeard: (room: string) => boolean): Message[] {
  const alertName = alertNames[event.topic];
  if (alertName !== undefined) return alertMessages(event, alertName, isHeard);
  return event.topic === "inventory.movement.created" ? stockMessages(event, isHeard) : [];
}

function alertMessages(event: LoggedEvent, name: keyof ServerToClient, isHeard: (room: string) => boolean): Message[] {
  const face = event.payload as AlertFace;
  const heard = [rooms.allAlerts(event.tenantId), rooms.alerts(event.tenantId, face.warehouseId)].filter(isHeard);
  return heard.length === 0 ? [] : [{ name, rooms: heard, payload: { ...face, cursor: encodeStreamCursor(event) } }];
}

function stockMessages(event: LoggedEvent, isHeard: (room: string) => boolean): Message[] {
  const { tenantId } = event;
  const posted = event.payload as PostedDocument;
  const cursor = encodeStreamCursor(event);
  const messages: Message[] = [];
  const documentRooms = new Set<string>();
  for (const level of posted.levels) {
    const { variantId, warehouseId } = level;
    const heard = [rooms.warehouse(tenantId, warehouseId), rooms.stock(tenantId, variantId, warehouseId), rooms.sku(tenantId, variantId)].filter(isHeard);
    if (heard.length === 0) continue;
    for (const room of heard) documentRooms.add(room);
    const position = positionOf(posted, variantId, warehouseId);
    messages.push({
      name: "stock:updated",
      rooms: heard,
      payload: { ...level, position, cursor },
      newest: { key: `${tenantId}/${variantId}/${warehouseId}`, position },
    });
  }
  if (documentRooms.size > 0) {
    const payload = { document: posted.document, movements: posted.movements, cursor };
    messages.unshift({ name: "movement:created", rooms: [...documentRooms], payload });
  }
  return messages;
}

/** The last movement of a SKU in a warehouse within a document: it was taken under the lock, so it orders the levels (R-LED-5). */
function positionOf(posted: PostedDocument, variantId: string, warehouseId: string): number {
  let position = 0;
  for (const movement of posted.movements) {
    if (movement.variantId !== variantId || movement.position < position) continue;
    if (movement.fromWarehouseId === warehouseId || movement.toWarehouseId === warehouseId) position = movement.position;
  }
  return position;
}

/** Leaves of every key the newest message only, at its place in the order; messages without a key all stay. */
export function coalesce(messages: readonly Message[]): Message[] {
  const newest = new Map<string, Message>();
  for (const message of messages) {
    const known = message.newest && newest.get(message.newest.key);
    if (message.newest && (!known || (known.newest?.position ?? 0) <= message.newest.position)) newest.set(message.newest.key, message);
  }
  return messages.filter((message) => !message.newest || newest.get(message.newest.key) === message);
}
