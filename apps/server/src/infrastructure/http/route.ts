import type { Permission } from "@lumbung/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Clock } from "../../shared/clock.ts";
import type { Ctx } from "../../shared/context.ts";

/** What is known of a caller who has not signed in. */
export interface PublicCtx {
  readonly requestId: string;
  readonly ip: string | null;
  readonly locale: string;
  readonly clock: Clock;
}

/** The raw request and reply, for the few routes that need cookies, files or streams. */
export interface HttpExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** An Idempotency-Key with the hash of the request it came with (R-IDM-1). */
export interface IdempotencyClaim {
  readonly key: string;
  readonly requestHash: Buffer;
}

export interface RouteRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The version in If-Match; only on routes with `ifMatch`. */
  readonly expectedVersion: number;
  readonly idempotency: IdempotencyClaim | null;
  readonly http: HttpExchange;
}

/** Who may call: one permission, anyone signed in, or anyone at all. There is no default: a route says it. */
export type Access = Permission | "signed-in" | "public";

type Infer<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export interface RouteSpec<
  A extends Access = Access,
  P extends z.ZodType | undefined = z.ZodType | undefined,
  Q extends z.ZodType | undefined = z.ZodType | undefined,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  R extends z.ZodType | undefined = z.ZodType | undefined,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below /api/v1 with `:params`; a custom verb is written `/things/:id/verb` or `/things::verb`. */
  readonly url: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  /** Groups routes in the API reference. */
  readonly tag: string;
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response?: R;
  /** Status of success: 200 for GET, 201 for POST, 200 else, 204 without `response`, unless set. */
  readonly status?: number;
  /** Requires If-Match and hands its version to the handler. */
  readonly ifMatch?: boolean;
  /**
   * `wrapped` (default for writes by a signed-in caller): the handler runs in one transaction that also claims the
   * Idempotency-Key and stores the answer. `several`: the handler works in transactions of its own and can be repeated
   * without harm; the answer is stored after it. `own`: the handler opens what it needs, and looks after its key, itself.
   */
  readonly transaction?: "wrapped" | "several" | "own";
  /** Largest body in bytes, where the default of 1 MiB does not fit. */
  readonly bodyLimitBytes?: number;
  /** The body is a multipart form, read through `http.request`; `body` then only describes the JSON form beside it. */
  readonly multipart?: boolean;
  /** Media type of an answer that is no JSON; the handler sends it through `http.reply`. */
  readonly produces?: string;
  readonly handler: (
    ctx: A extends "public" ? PublicCtx : Ctx,
    request: RouteRequest<Infer<P>, Infer<Q>, Infer<B>>,
    // biome-ignore lint/suspicious/noConfusingVoidType: a handler without an answer returns nothing at all.
  ) => Promise<R extends z.ZodType ? z.input<R> | RawJson : undefined | void>;
}

/** A finished JSON text, sent as it is: hot paths build their answer in the database. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes holds handlers of different inputs; each was checked by `route`.
export type Route = RouteSpec<any, any, any, any, any>;

/** Status of a route's success. */
export function successStatus(spec: Route): number {
  if (spec.status !== undefined) return spec.status;
  if (spec.produces !== undefined) return 200;
  return spec.response === undefined ? 204 : spec.method === "POST" ? 201 : 200;
}

/** Declares a route with its types inferred from the contracts. Registering it is the business of `app/http`. */
export function route<
  A extends Access,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(spec: RouteSpec<A, P, Q, B, R>): Route {
  return spec;
}
