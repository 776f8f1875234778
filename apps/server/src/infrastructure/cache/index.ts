export { createCache } from "./cache.ts";
export type { Cache } from "./types.ts";
