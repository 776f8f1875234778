import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../shared/clock.ts";
import { newId } from "../../shared/ids.ts";
import type { Database, Tx } from "../postgres/index.ts";
import type { Log } from "../telemetry/index.ts";
import { LeadershipLostError, moveCursor, parkEvent, readCursor, recordFailure } from "./consumer-store.ts";
import { compareCursors, startOfLog } from "./cursor.ts";
import { backoffMs, describeError, isPassingFailure } from "./failure.ts";
import { handleEvents, handleRange, isRangeConsumer } from "./handle-events.ts";
import { readBatch, readOnly, readRange, type Slice } from "./log-reader.ts";
import type { Consumer, EventCursor } from "./types.ts";

export interface RetryPolicy {
  /** Failed attempts at one event before it is parked. */
  readonly attemptsMax: number;
  readonly baseMs: number;
  readonly maxMs: number;
  /** Source of the jitter, 0 to 1. */
  readonly random: () => number;
}

export interface LoopDeps {
  readonly db: Database;
  readonly log: Log;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  /** Shortest time from one batch that emptied the log to the next, so that busy times make large batches. */
  readonly intervalMs: number;
  readonly onBatch: (consumer: string, events: number, seconds: number) => void;
  readonly onFailure: (consumer: string, parked: boolean) => void;
}

/** The work of one consumer in one process. It does nothing unless it leads. */
export interface ConsumerLoop {
  readonly consumer: Consumer;
  readonly leads: boolean;
  /** Begins to lead at the stored cursor. */
  lead(): Promise<void>;
  /** There is something for it in the log. */
  signal(): void;
  /** Nothing for it lies before `horizon`; an idle loop need not read that part. */
  pass(horizon: EventCursor): void;
  /** Stores how far it has passed without handling anything. */
  flush(): Promise<void>;
  /** Stops leading; resolves when the batch in hand is done. */
  stop(): Promise<void>;
}

const batchMaxDefault = 500;
const rangeMaxDefault = 5_000;

export function createConsumerLoop(deps: LoopDeps, consumer: Consumer): ConsumerLoop {
  const batchMax = consumer.batchMax ?? (isRangeConsumer(consumer) ? rangeMaxDefault : batchMaxDefault);
  let leads = false;
  let abort = new AbortController();
  let running: Promise<void> | undefined;
  let signalled = false;
  let lastStartMs = Number.NEGATIVE_INFINITY;
  /** The cursor in the database, as this leader has left it, and how far it has read. */
  let stored = startOfLog;
  let readTo = startOfLog;
  let limit = batchMax;
  /** The slice being tried, for whoever has to find out which event of it fails. */
  let tried: Slice | undefined;
  /** End of a slice that failed: batches do not grow before it is passed. */
  let suspectTo: EventCursor | undefined;
  let failures = 0;
  let passingFailures = 0;

  async function run(): Promise<void> {
    while (leads && signalled) {
      signalled = false;
      await pause(lastStartMs + (consumer.intervalMs ?? deps.intervalMs) - performance.now());
      lastStartMs = performance.now();
      while (leads && !(await step()));
    }
  }

  /** One batch. True when the log held no more for now. */
  async function step(): Promise<boolean> {
    tried = undefined;
    const startMs = performance.now();
    try {
      const slice = await deps.db.withSystemTransaction(apply);
      if (slice.count > 0) {
        stored = slice.to;
        failures = 0;
        deps.onBatch(consumer.name, slice.count, (performance.now() - startMs) / 1000);
      }
      if (compareCursors(slice.to, readTo) > 0) readTo = slice.to;
      passingFailures = 0;
      if (suspectTo !== undefined && compareCursors(readTo, suspectTo) >= 0) suspectTo = undefined;
      if (suspectTo === undefined) limit = Math.min(limit * 2, batchMax);
      return slice.drained;
    } catch (error) {
      await fail(error);
      return false;
    }
  }

  /** Reads before it writes: the transaction gets its id late and holds back other consumers no longer than needed. */
  async function apply(tx: Tx): Promise<Slice> {
    if (isRangeConsumer(consumer)) {
      const slice = await readRange(tx.run, readTo, consumer.topics, limit);
      if (slice.count === 0) return slice;
      tried = slice;
      await moveCursor(tx, consumer.name, stored, slice.to);
      await handleRange(tx, consumer, { from: readTo, to: slice.to }, deps.clock);
      return slice;
    }
    const slice = await readBatch(tx.run, readTo, consumer.topics, limit);
    if (slice.count === 0) return slice;
    tried = slice;
    await moveCursor(tx, consumer.name, stored, slice.to);
    await handleEvents(tx, consumer, slice.events, deps.clock);
    return slice;
  }

  async function fail(error: unknown): Promise<void> {
    if (error instanceof LeadershipLostError) {
      deps.log.warn({ consumer: consumer.name }, "another process has moved the cursor of this consumer; reading it again");
      await pause(100);
      return reload();
    }
    if (tried === undefined || isPassingFailure(error)) {
      passingFailures += 1;
      deps.log.warn({ err: error, consumer: consumer.name }, "consumer cannot work at the moment, trying again");
      await pause(backoffMs(passingFailures, { ...deps.retry, maxMs: Math.min(deps.retry.maxMs, 5_000) }));
      return reload();
    }
    if (tried.count > 1) {
      // Half the batch, at once: what is before the failing event is handled, and the event is alone in a few steps.
      suspectTo ??= tried.to;
      limit = Math.floor(tried.count / 2);
      deps.onFailure(consumer.name, false);
      deps.log.warn({ err: error, consumer: consumer.name, events: tried.count }, "batch failed and was rolled back, looking for the event");
      return;
    }
    limit = 1;
    await failOne(tried, error);
  }

  /** A single event failed: try it again later, or park it so that the others go on. */
  async function failOne(slice: Slice, error: unknown): Promise<void> {
    failures += 1;
    const message = describeError(error);
    const isLast = failures >= deps.retry.attemptsMax;
    try {
      const event = await deps.db.withSystemTransaction(async (tx) => {
        const found = await readOnly(tx.run, readTo, slice.to, consumer.topics);
        if (found === undefined) return undefined;
        if (isLast) {
          await moveCursor(tx, consumer.name, stored, slice.to);
          await parkEvent(tx, newId(), consumer.name, found, message, failures);
        } else await recordFailure(tx, consumer.name, failures, message, found.tenantId);
        return found;
      });
      deps.onFailure(consumer.name, isLast);
      const facts = { err: error, consumer: consumer.name, eventId: event?.id, topic: event?.topic, attempt: failures };
      if (!isLast) {
        deps.log.warn(facts, "event failed, trying again");
        return await pause(backoffMs(failures, deps.retry));
      }
      deps.log.error(facts, "event parked in dead_event; replay it with `lumbung events replay` once its cause is mended");
      stored = readTo = slice.to;
      failures = 0;
    } catch (storeError) {
      deps.log.warn({ err: storeError, consumer: consumer.name }, "could not store a consumer's failure, trying again");
      await pause(deps.retry.baseMs);
      await reload();
    }
  }

  /** One thing at a time moves the cursor; what was signalled meanwhile follows. */
  function exclusively(work: () => Promise<void>): Promise<void> | undefined {
    if (!leads || running) return undefined;
    running = work().finally(() => {
      running = undefined;
      if (leads && signalled) void exclusively(run);
    });
    return running;
  }

  async function reload(): Promise<void> {
    try {
      const found = await deps.db.withSystemTransaction((tx) => readCursor(tx, consumer.name));
      stored = readTo = found.cursor;
      failures = found.failures;
      if (failures > 0) limit = 1;
    } catch (error) {
      // Still out of reach; the fence in moveCursor keeps an old cursor harmless.
      deps.log.debug({ err: error, consumer: consumer.name }, "cursor could not be read");
    }
  }

  async function pause(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: abort.signal }).catch(() => undefined);
  }

  return {
    consumer,
    get leads() {
      return leads;
    },
    lead: async () => {
      const found = await deps.db.withSystemTransaction((tx) => readCursor(tx, consumer.name));
      stored = readTo = found.cursor;
      failures = found.failures;
      limit = failures > 0 ? 1 : batchMax;
      abort = new AbortController();
      leads = true;
      deps.log.debug({ consumer: consumer.name }, "leads the consumer");
    },
    signal: () => {
      signalled = true;
      void exclusively(run);
    },
    pass: (horizon) => {
      if (leads && !running && compareCursors(horizon, readTo) > 0) readTo = horizon;
    },
    flush: async () => {
      if (compareCursors(readTo, stored) <= 0) return;
      await exclusively(async () => {
        const to = readTo;
        await deps.db.withSystemTransaction((tx) => moveCursor(tx, consumer.name, stored, to)).catch(fail);
        if (readTo === to) stored = to;
      });
    },
    stop: async () => {
      leads = false;
      abort.abort();
      await running;
    },
  };
}
