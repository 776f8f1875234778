export { createEventAppender, type EventAppender, type NewEvent } from "./append.ts";
export { createLocalWakeUp, type EventWakeUp } from "./wake-up.ts";
