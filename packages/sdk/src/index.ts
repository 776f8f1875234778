export { type Client, type ClientOptions, createClient } from "./client.ts";
export { LumbungError, type Problem, type TransportCode } from "./error.ts";
export type * from "./generated/api.ts";
export type { RetryPolicy } from "./retry.ts";
export type { CallOptions, InputOf, ItemOf, ListPath, Method, PathOf, ResponseOf } from "./types.ts";
