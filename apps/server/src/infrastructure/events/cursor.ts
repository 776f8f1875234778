import type { EventCursor } from "./types.ts";

export const startOfLog: EventCursor = { epoch: 0, txid: "0", position: 0 };

/** Negative when `a` comes before `b`. Transaction ids have 64 bits, so they are compared as such. */
export function compareCursors(a: EventCursor, b: EventCursor): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  if (a.txid !== b.txid) return BigInt(a.txid) < BigInt(b.txid) ? -1 : 1;
  return a.position - b.position;
}

export function cursorOf({ epoch, txid, position }: EventCursor): EventCursor {
  return { epoch, txid, position };
}
