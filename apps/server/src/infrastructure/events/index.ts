export { createEventAppender, type EventAppender, type NewEvent } from "./append.ts";
export type { Consumer, DispatchRule, EventConsumer, EventCursor, EventRange, LoggedEvent, RangeConsumer } from "./types.ts";
export { createLocalWakeUp, type EventWakeUp } from "./wake-up.ts";
