export { type CreateCacheOptions, createCache } from "./cache.ts";
export type { Cache, CacheOptions } from "./types.ts";
