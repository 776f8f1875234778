import type { Operations } from "./generated/api.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Every path of a method, as written in the API reference below `/api/v1`. */
export type PathOf<M extends Method> = { [Name in keyof Operations]: Name extends `${M} ${infer Path}` ? Path : never }[keyof Operations];

type OperationOf<M extends Method, Path extends string> = `${M} ${Path}` extends keyof Operations ? Operations[`${M} ${Path}`] : never;

export type ResponseOf<M extends Method, Path extends string> = OperationOf<M, Path>["response"];

/** What every call may say besides what its operation takes. */
export interface CallOptions {
  /** Ends the call, also while it waits to be sent again. */
  readonly signal?: AbortSignal;
  /** Key of a write; one is made for every call that gives none. Give your own to repeat a write after a restart of your program. */
  readonly idempotencyKey?: string;
}

export type InputOf<M extends Method, Path extends string> = OperationOf<M, Path>["input"] & CallOptions;

/** The second argument of a call: needed only where the operation needs something. */
export type Arguments<M extends Method, Path extends string> =
  Record<never, never> extends OperationOf<M, Path>["input"] ? [input?: InputOf<M, Path>] : [input: InputOf<M, Path>];

/** Lists that come in pages. */
export type ListPath = {
  [Path in PathOf<"GET">]: ResponseOf<"GET", Path> extends { items: unknown[]; nextCursor: string | null } ? Path : never;
}[PathOf<"GET">];
export type ItemOf<Path extends ListPath> = ResponseOf<"GET", Path> extends { items: Array<infer Item> } ? Item : never;
