export { createInProcessBus } from "./in-process.ts";
export { createPostgresBus } from "./postgres.ts";
export { BusMessageTooLargeError, type ReportBusError } from "./subscribers.ts";
export type { Bus } from "./types.ts";
