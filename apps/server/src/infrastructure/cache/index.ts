export type { Cache, CacheOptions } from "./types.ts";
