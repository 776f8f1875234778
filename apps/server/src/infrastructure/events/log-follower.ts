import type { Database } from "../postgres/index.ts";
import type { Log } from "../telemetry/index.ts";
import { compareCursors, cursorOf } from "./cursor.ts";
import { readBatch, readHead, readLogState } from "./log-reader.ts";
import { type LogSession, openLogSession } from "./log-session.ts";
import { createPulse, type Pulse } from "./pulse.ts";
import type { EventCursor, LoggedEvent } from "./types.ts";
import type { EventWakeUp } from "./wake-up.ts";

export interface LogFollowerOptions {
  readonly db: Database;
  readonly wakeUp: EventWakeUp;
  readonly log: Log;
  /** Topics to follow; all when left out. Others are not even read. */
  readonly topics?: readonly string[];
  /** Shortest time between two reads; 20. */
  readonly intervalMs?: number;
  /** How often to look without a signal; 5,000. */
  readonly sweepMs?: number;
}

/** Follows the log of all tenants in memory, from where it starts: for what passes on, such as real time. */
export interface LogFollower {
  /**
   * Calls `onEvents` with every event after `from` (the end of the log when left out), in log order, each once.
   * @returns where it began
   */
  start(onEvents: (events: LoggedEvent[]) => void, from?: EventCursor): Promise<EventCursor>;
  /** The last place it has read. */
  position(): EventCursor;
  stop(): Promise<void>;
}

const batchMax = 1_000;
const heldBackMs = { first: 5, max: 500 };

export function createLogFollower(options: LogFollowerOptions): LogFollower {
  const topics = options.topics ?? null;
  let session: LogSession | undefined;
  let cursor: EventCursor | undefined;
  let pulse: Pulse | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let stopListening: () => void = () => undefined;
  let stopped = false;
  let heldBackPauseMs = heldBackMs.first;

  async function open(): Promise<LogSession> {
    if (session?.isOpen) return session;
    session = await openLogSession(options.db, (error) => {
      session = undefined;
      options.log.warn({ err: error }, "connection of the log follower lost, opening it again");
      pulse?.triggerIn(200);
    });
    return session;
  }

  async function read(onEvents: (events: LoggedEvent[]) => void, from: EventCursor): Promise<void> {
    const current = await open();
    let at = from;
    for (let drained = false; !drained && !stopped; ) {
      const batch = await readBatch(current.run, at, topics, batchMax);
      drained = batch.drained;
      if (compareCursors(batch.to, at) > 0) at = batch.to;
      // Moved before the call: events are passed on at most once, also when a listener throws.
      cursor = at;
      if (batch.events.length > 0) {
        heldBackPauseMs = heldBackMs.first;
        onEvents(batch.events);
      }
    }
    if (!(await readHead(current.run, at)).heldBack) return;
    pulse?.triggerIn(heldBackPauseMs);
    heldBackPauseMs = Math.min(heldBackPauseMs * 2, heldBackMs.max);
  }

  return {
    start: async (onEvents, from) => {
      const begin = from ? cursorOf(from) : (await readLogState((await open()).run)).horizon;
      cursor = begin;
      const beating = createPulse(() => read(onEvents, cursor ?? begin), {
        intervalMs: options.intervalMs ?? 20,
        onError: (error) => {
          options.log.warn({ err: error }, "the log follower failed, trying again");
          pulse?.triggerIn(1_000);
        },
      });
      pulse = beating;
      stopListening = options.wakeUp.onSignal(() => beating.trigger());
      sweeper = setInterval(() => beating.trigger(), options.sweepMs ?? 5_000);
      beating.trigger();
      return begin;
    },
    position: () => {
      if (cursor === undefined) throw new Error("the log follower has not started");
      return cursor;
    },
    stop: async () => {
      stopped = true;
      stopListening();
      clearInterval(sweeper);
      await pulse?.stop();
      session?.close();
      session = undefined;
    },
  };
}
