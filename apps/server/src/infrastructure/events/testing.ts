import { systemClock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { Database } from "../postgres/index.ts";
import { createEventAppender, type NewEvent } from "./append.ts";
import { createLocalWakeUp, type EventWakeUp } from "./wake-up.ts";

export const tenantA = "0199a000-0000-7000-8000-00000000000a";
export const tenantB = "0199a000-0000-7000-8000-00000000000b";

export function testContext(tenantId = tenantA) {
  return systemContext(tenantId, "test", "request-1", systemClock);
}

export function testEvent(n: number, topic = "test.thing.happened"): NewEvent {
  return { topic, aggregateType: "thing", aggregateId: String(n), payload: { n } };
}

/** Appends events as a use case would, each call one transaction. */
export function createTestLog(db: Database, wakeUp: EventWakeUp = createLocalWakeUp()) {
  const events = createEventAppender(wakeUp);
  return {
    wakeUp,
    append: (tenantId: string, ...news: NewEvent[]) => db.withTransaction(testContext(tenantId), (ctx) => events.append(ctx, ...news)),
    appendIn: events.append,
  };
}

/** Waits until `check` holds, looking often; fails after `timeoutMs` with what it saw last. */
export async function until<T>(check: () => T | Promise<T>, ok: (value: T) => boolean, timeoutMs = 10_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (ok(value)) return value;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)} after ${timeoutMs} ms`);
    await new Promise((wake) => setTimeout(wake, 5));
  }
}
