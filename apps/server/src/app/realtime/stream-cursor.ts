import type { EventCursor } from "../../infrastructure/events/index.ts";
import { AppError } from "../../shared/errors.ts";

/** A place in the log as clients keep it. */
export function encodeStreamCursor(cursor: EventCursor): string {
  return Buffer.from(`${cursor.epoch}.${cursor.txid}.${cursor.position}`).toString("base64url");
}

/** VALIDATION_FAILED for anything the server did not issue. */
export function decodeStreamCursor(text: string): EventCursor {
  const match = /^(\d{1,9})\.(\d{1,20})\.(\d{1,16})$/.exec(Buffer.from(text, "base64url").toString());
  if (!match?.[2] || BigInt(match[2]) >= 2n ** 64n || Number(match[3]) > Number.MAX_SAFE_INTEGER)
    throw new AppError("VALIDATION_FAILED", { fields: [{ path: "cursor", message: "is not a cursor of this stream" }] });
  return { epoch: Number(match[1]), txid: match[2], position: Number(match[3]) };
}
