import type { Clock } from "../../shared/clock.ts";
import { systemContext } from "../../shared/system-context.ts";
import type { Tx } from "../postgres/index.ts";
import { scopeTo } from "./consumer-store.ts";
import type { Consumer, EventConsumer, EventRange, LoggedEvent, RangeConsumer } from "./types.ts";

export function isRangeConsumer(consumer: Consumer): consumer is RangeConsumer {
  return "handleRange" in consumer;
}

/** Hands events to a consumer, tenant by tenant, each under its own row-level security. */
export async function handleEvents(tx: Tx, consumer: EventConsumer, events: readonly LoggedEvent[], clock: Clock): Promise<void> {
  const byTenant = Map.groupBy(events, (event) => event.tenantId);
  for (const [tenantId, own] of byTenant) {
    await scopeTo(tx, tenantId);
    const requestId = own[0]?.requestId ?? "";
    await consumer.handle({ ...systemContext(tenantId, `consumer:${consumer.name}`, requestId, clock), tx }, own);
  }
}

/** Hands a range to a consumer in system scope. */
export async function handleRange(tx: Tx, consumer: RangeConsumer, range: EventRange, clock: Clock): Promise<void> {
  await consumer.handleRange({ ...systemContext("system", `consumer:${consumer.name}`, `consumer:${consumer.name}`, clock), tx }, range);
}
