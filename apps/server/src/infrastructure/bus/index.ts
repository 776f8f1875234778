export { createInProcessBus } from "./in-process.ts";
export { createPostgresBus } from "./postgres.ts";
export type { Bus } from "./types.ts";
