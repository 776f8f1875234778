import type { Clock } from "../../shared/clock.ts";
import { systemClock } from "../../shared/clock.ts";
import type { Database } from "../postgres/index.ts";
import type { Log, Metrics } from "../telemetry/index.ts";
import { type ConsumerLoop, createConsumerLoop, type RetryPolicy } from "./consumer-loop.ts";
import { registerConsumers, touchConsumers } from "./consumer-store.ts";
import { startOfLog } from "./cursor.ts";
import { readHead, readLogState } from "./log-reader.ts";
import { type LogSession, openLogSession } from "./log-session.ts";
import { maintainEventLog } from "./maintain.ts";
import { createPulse, type Pulse } from "./pulse.ts";
import type { Consumer } from "./types.ts";
import type { EventWakeUp } from "./wake-up.ts";

export interface ConsumerRunnerOptions {
  readonly db: Database;
  readonly wakeUp: EventWakeUp;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock?: Clock;
  /** The safety net: how often to look without a signal, and to try for the lead of consumers without a leader; 5,000. */
  readonly sweepMs?: number;
  /** Shortest time between two batches of a consumer that keeps up; 50. */
  readonly intervalMs?: number;
  readonly retry?: Partial<RetryPolicy>;
}

export interface ConsumerRunner {
  /** Registers the consumers and runs those this process leads; the others are run elsewhere and taken over when that ends. */
  start(consumers: readonly Consumer[]): Promise<void>;
  /** Finishes the batches in hand and gives up the lead. */
  stop(): Promise<void>;
  /** Names of the consumers this process leads. */
  leading(): string[];
}

const seenEveryMs = 3_600_000;
/** While open transactions hold events back nobody signals their end; look again after these pauses. */
const heldBackMs = { first: 20, max: 500 };
const headIntervalMs = 50;

export function createConsumerRunner(options: ConsumerRunnerOptions): ConsumerRunner {
  const { db, log, metrics } = options;
  const sweepMs = options.sweepMs ?? 5_000;
  const handled = metrics.counter("event_consumer_handled_total", "Events handled by a consumer", ["consumer"]);
  const failed = metrics.counter("event_consumer_failures_total", "Failed attempts of a consumer", ["consumer"]);
  const parked = metrics.counter("event_consumer_parked_total", "Events a consumer has parked in dead_event", ["consumer"]);
  const duration = metrics.histogram("event_consumer_batch_seconds", "Duration of a consumer's batches", ["consumer"]);
  const loopDeps = {
    db,
    log,
    clock: options.clock ?? systemClock,
    intervalMs: options.intervalMs ?? 50,
    retry: { attemptsMax: 5, baseMs: 1_000, maxMs: 60_000, random: Math.random, ...options.retry },
    onBatch: (consumer: string, events: number, seconds: number) => {
      handled.inc({ consumer }, events);
      duration.observe({ consumer }, seconds);
    },
    onFailure: (consumer: string, isParked: boolean) => {
      failed.inc({ consumer });
      if (isParked) parked.inc({ consumer });
    },
  };

  let loops: ConsumerLoop[] = [];
  let session: LogSession | undefined;
  let head = startOfLog;
  let pulse: Pulse | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let stopListening: () => void = () => undefined;
  let sweepDue = true;
  let heldBackPauseMs = heldBackMs.first;
  let seenAtMs = 0;

  /** The connection broke, and the locks with it: someone else may lead from now on. */
  function onSessionLost(error: unknown): void {
    session = undefined;
    log.warn({ err: error }, "connection of the consumers lost, opening it again");
    for (const loop of loops) void loop.stop();
    sweepDue = true;
    pulse?.triggerIn(200);
  }

  async function beat(): Promise<void> {
    if (!session?.isOpen) session = await openLogSession(db, onSessionLost);
    const current = session;
    if (sweepDue) {
      sweepDue = false;
      await sweep(current);
    }
    if (loops.some((loop) => loop.leads)) await lookAhead(current);
  }

  async function sweep(current: LogSession): Promise<void> {
    for (const loop of loops) {
      if (loop.leads) await loop.flush();
      else if (await current.tryLead(loop.consumer.name)) {
        // A loop that lost the lead may still be in its last batch.
        await loop.stop();
        if (!current.isOpen) return;
        await loop.lead();
        if (!current.isOpen) return void loop.stop();
        loop.signal();
      }
    }
    if (Date.now() - seenAtMs > seenEveryMs) {
      seenAtMs = Date.now();
      await db.withSystemTransaction((tx) =>
        touchConsumers(
          tx,
          loops.map((loop) => loop.consumer.name),
        ),
      );
    }
  }

  /** One look at what is new wakes those it concerns; the others need not read it at all. */
  async function lookAhead(current: LogSession): Promise<void> {
    const found = await readHead(current.run, head);
    if (found.topics.size > 0) {
      for (const loop of loops) {
        if (loop.consumer.topics.some((topic) => found.topics.has(topic))) loop.signal();
        else loop.pass(found.horizon);
      }
      heldBackPauseMs = heldBackMs.first;
    }
    head = found.horizon;
    if (!found.heldBack) return;
    pulse?.triggerIn(heldBackPauseMs);
    heldBackPauseMs = Math.min(heldBackPauseMs * 2, heldBackMs.max);
  }

  return {
    start: async (consumers) => {
      const names = consumers.map((consumer) => consumer.name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) throw new Error(`two consumers are named ${twice}`);
      await db.withSystemTransaction(async (tx) => {
        await tx.query("SELECT event_log_ensure_epoch()");
        await registerConsumers(tx, consumers);
        // Leaders begin with a signal each, so only what comes from here on has to be looked for.
        head = (await readLogState(tx.run)).horizon;
      });
      await maintainEventLog(db);
      seenAtMs = Date.now();
      loops = consumers.map((consumer) => createConsumerLoop(loopDeps, consumer));
      const beating = createPulse(beat, {
        intervalMs: headIntervalMs,
        onError: (error) => {
          log.warn({ err: error }, "consumers cannot reach the log, trying again");
          sweepDue = true;
          pulse?.triggerIn(Math.min(sweepMs, 1_000));
        },
      });
      pulse = beating;
      stopListening = options.wakeUp.onSignal(() => {
        if (loops.some((loop) => loop.leads)) beating.trigger();
      });
      sweeper = setInterval(() => {
        sweepDue = true;
        beating.trigger();
      }, sweepMs);
      beating.trigger();
    },
    stop: async () => {
      stopListening();
      clearInterval(sweeper);
      await pulse?.stop();
      await Promise.all(loops.map((loop) => loop.flush()));
      await Promise.all(loops.map((loop) => loop.stop()));
      session?.close();
      session = undefined;
      loops = [];
    },
    leading: () => loops.filter((loop) => loop.leads).map((loop) => loop.consumer.name),
  };
}
