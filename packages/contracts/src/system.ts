import { z } from "zod";
import { Instant, PageQuery, pageOf, Uuid } from "./common.ts";
import { EventCursor, EventEnvelope } from "./events.ts";

/** One consumer of the event log. Its cursor is the server's; everything counted is of the caller's business alone. */
export const ConsumerStatus = z.object({
  name: z.string(),
  cursor: EventCursor,
  lagEvents: z.int().meta({ description: "Events it has yet to handle; counted up to 100,000" }),
  lagSeconds: z.number().meta({ description: "Age of the oldest event it has yet to handle" }),
  failures: z.int().meta({ description: "Failed attempts at the event it stands at, when that is an event of this business" }),
  lastError: z.string().nullable(),
  deadEvents: z.int(),
});
export const ConsumerStatusList = z.object({
  items: z.array(ConsumerStatus),
  oldestTransactionSeconds: z.number().meta({ description: "Age of the oldest open write transaction, which holds back every consumer" }),
});

/** An event that a consumer could not handle, parked with its error. */
export const DeadEvent = z.object({
  id: Uuid,
  consumer: z.string(),
  eventId: Uuid,
  topic: z.string(),
  error: z.string(),
  attempts: z.int(),
  parkedAt: Instant,
  event: EventEnvelope,
});
export const DeadEventPage = pageOf(DeadEvent);
export const DeadEventQuery = PageQuery.extend({ consumer: z.string().max(100).optional(), topic: z.string().max(100).optional() });

export const ReplayDeadEvents = z.object({ consumer: z.string().min(1).max(100).optional() });
export const ReplayResult = z.object({ replayed: z.int(), failed: z.int() });
export const DiscardDeadEvent = z.object({ reason: z.string().min(1).max(500) });

/** What the server is and what it takes. */
export const SystemStatus = z.object({
  version: z.string(),
  nodeVersion: z.string(),
  postgresVersion: z.string(),
  startedAt: Instant,
  memoryBytes: z.int().meta({ description: "Of the process that answers" }),
  databaseBytes: z.int(),
  eventLogBytes: z.int(),
  ledgerBytes: z.int().meta({ description: "Documents, movements and balances with their indexes" }),
  disk: z
    .object({ freeBytes: z.int(), totalBytes: z.int() })
    .nullable()
    .meta({ description: "Where the embedded database lies; null where the database is elsewhere" }),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

export const JobCounts = z.object({
  queue: z.string(),
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  completed: z.int(),
  failed: z.int(),
});
/** A job of the business that used up its attempts; kept for 90 days or until it is retried. */
export const FailedJob = z.object({
  queue: z.string(),
  id: z.string(),
  payload: z.unknown(),
  error: z.string(),
  attempts: z.int(),
  failedAt: Instant,
});
export const JobsStatus = z.object({ queues: z.array(JobCounts), failed: z.array(FailedJob) });
export const JobParams = z.object({ queue: z.string().min(1).max(100), id: z.string().min(1).max(200) });
export const JobRetried = z.object({ queue: z.string(), id: z.string() });
