import { z } from "zod";
import { alertEvents } from "./alerts.ts";
import { Uuid } from "./common.ts";
import type { Problem } from "./errors.ts";
import { Level, PostedDocument } from "./inventory.ts";

/** Where a client is in the stream. Opaque: keep the last one you got and send it when you come back. */
export const StreamCursor = z.string().max(200).meta({ description: "Opaque place in the stream" });

/** Watches a whole warehouse, or one SKU in one warehouse or in all the caller may see. */
export const Subscribe = z
  .object({
    warehouseId: Uuid.optional(),
    sku: z.string().min(1).max(100).optional(),
    variantId: Uuid.optional(),
    cursor: StreamCursor.optional().meta({ description: "Tells what was missed since then, before anything new" }),
  })
  .refine((input) => input.warehouseId !== undefined || input.sku !== undefined || input.variantId !== undefined, {
    message: "give warehouseId, sku or variantId",
  })
  .refine((input) => input.sku === undefined || input.variantId === undefined, { message: "give either sku or variantId", path: ["sku"] });
export type Subscribe = z.input<typeof Subscribe>;
export const Resume = z.object({ cursor: StreamCursor });
export type Resume = z.infer<typeof Resume>;
export const RefreshToken = z.object({ token: z.string().min(1).max(2000) });
export type RefreshToken = z.infer<typeof RefreshToken>;

/** Answer to a message of the client. `resync`: what was missed cannot be told any more; load everything anew. */
export type Ack = { ok: true; cursor: string; resync: boolean } | { ok: false; problem: Problem };

export const Ready = z.object({ cursor: StreamCursor });
/** The newest level of a SKU in a warehouse; of two, the one with the higher position is the newer. */
export const StockUpdated = Level.extend({ position: z.int(), cursor: StreamCursor });
export const MovementCreated = PostedDocument.pick({ document: true, movements: true }).extend({ cursor: StreamCursor });
export const AlertOpened = alertEvents["inventory.alert.opened"].payload.extend({ cursor: StreamCursor });
export const AlertAcknowledged = alertEvents["inventory.alert.acknowledged"].payload.extend({ cursor: StreamCursor });
export const AlertResolved = alertEvents["inventory.alert.resolved"].payload.extend({ cursor: StreamCursor });
export const SubscriptionEnded = z.object({ warehouseId: Uuid.nullable(), variantId: Uuid.nullable() });

/** What the server sends, by name. */
export const serverMessages = {
  ready: { summary: "The connection is set up; the place from which on nothing is missed", payload: Ready },
  "stock:updated": { summary: "The newest level of a SKU in a warehouse; bursts are summed up to the last", payload: StockUpdated },
  "movement:created": { summary: "A stock document was posted; every one is told", payload: MovementCreated },
  "alert:opened": { summary: "A SKU is low or out", payload: AlertOpened },
  "alert:acknowledged": { summary: "Someone takes care of an alert", payload: AlertAcknowledged },
  "alert:resolved": { summary: "The reason of an alert is gone", payload: AlertResolved },
  "dashboard:changed": { summary: "The dashboard's figures have moved on; load it again when it is shown", payload: z.object({}) },
  "subscription:ended": { summary: "The caller may not watch this any longer", payload: SubscriptionEnded },
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>;

type Payloads = { [Name in keyof typeof serverMessages]: z.output<(typeof serverMessages)[Name]["payload"]> };
export type ServerToClient = { [Name in keyof Payloads]: (payload: Payloads[Name]) => void } & {
  /** The session is over; the connection closes. */
  "session:ended": (problem: Problem) => void;
};
export interface ClientToServer {
  subscribe: (input: Subscribe, ack?: (answer: Ack) => void) => void;
  unsubscribe: (input: Subscribe, ack?: (answer: Ack) => void) => void;
  /** Tells the alerts that were missed. */
  resume: (input: Resume, ack?: (answer: Ack) => void) => void;
  /** A new access token for this connection, before the old one ends. */
  "auth:refresh": (input: RefreshToken, ack?: (answer: Ack) => void) => void;
}
