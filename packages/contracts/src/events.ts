import { z } from "zod";
import { alertEvents } from "./alerts.ts";
import { catalogueEvents } from "./catalogue.ts";
import { Instant, Uuid } from "./common.ts";
import { identityEvents } from "./identity-events.ts";
import { importEvents } from "./imports.ts";
import { PostedDocument } from "./inventory.ts";
import { warehouseEvents } from "./warehouses.ts";

/**
 * Every event the server tells, by topic: what it means and the contract of its payload. A topic is
 * `module.entity.verb` in the past tense and never renamed; a payload that changes incompatibly raises `version`.
 */
export const eventCatalogue = {
  "inventory.movement.created": { summary: "A stock document was posted: the document, its movements and the levels it left", payload: PostedDocument },
  ...alertEvents,
  ...catalogueEvents,
  ...identityEvents,
  ...importEvents,
  ...warehouseEvents,
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>;

export type EventTopic = keyof typeof eventCatalogue;
export type EventPayload<Topic extends EventTopic> = z.output<(typeof eventCatalogue)[Topic]["payload"]>;

/** Place in the event log. Order is (epoch, txid, position); txid is a 64-bit number in decimal digits. */
export const EventCursor = z.object({ epoch: z.int().min(0), txid: z.string().regex(/^\d{1,20}$/), position: z.int().min(0) });
export type EventCursor = z.infer<typeof EventCursor>;

/** What surrounds every payload, wherever an event leaves the server. */
export const EventEnvelope = z.object({
  id: Uuid,
  tenantId: Uuid,
  ...EventCursor.shape,
  topic: z.string(),
  aggregateType: z.string(),
  aggregateId: z.string(),
  version: z.int().min(1),
  payload: z.unknown(),
  actorId: z.string(),
  requestId: z.string(),
  recordedAt: Instant,
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;
