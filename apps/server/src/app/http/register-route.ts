import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import { z } from "zod";
import { type Access, type IdempotencyClaim, type PublicCtx, RawJson, type Route, type RouteRequest, successStatus } from "../../infrastructure/http/index.ts";
import { hashRequest, idempotencyKeyLengthMax, withAnswerStored, withIdempotency } from "../../infrastructure/idempotency/index.ts";
import type { Database } from "../../infrastructure/postgres/index.ts";
import type { Clock } from "../../shared/clock.ts";
import { type Ctx, requirePermission } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";

/** Turns what a request carries into the context of use cases; throws UNAUTHENTICATED. At once where it can: most tokens were seen before. */
export type Authenticate = (request: FastifyRequest) => Ctx | Promise<Ctx>;

export interface RouteDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
  /** Checks every answer against its contract (tests); a mismatch is a bug. */
  readonly checkResponses: boolean;
}

/** Registers one declared route: access, contract, transaction, idempotency and ETag in one place for all of them. */
export function registerRoute(app: FastifyInstance, deps: RouteDeps, route: Route): void {
  app.route({
    method: route.method,
    // The router's own spelling: "::" is a colon that starts no parameter.
    url: route.url,
    ...(route.bodyLimitBytes ? { bodyLimit: route.bodyLimitBytes } : {}),
    config: { access: route.access },
    schema: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body && !route.multipart ? { body: route.body } : {}),
    },
    handler: handlerOf(deps, route, successStatus(route)),
  });
}

function handlerOf(deps: RouteDeps, route: Route, status: number): RouteHandlerMethod {
  const isWrite = route.method !== "GET";
  return async (request, reply) => {
    const input: RouteRequest<unknown, unknown, unknown> = {
      params: request.params,
      query: request.query,
      body: request.body,
      expectedVersion: route.ifMatch ? expectedVersion(request) : 0,
      idempotency: isWrite && route.access !== "public" ? claimOf(request) : null,
      http: { request, reply },
    };
    if (route.access === "public") {
      return answer(reply, status, await route.handler(publicCtx(deps, request) as never, input as never));
    }
    const ctx = request.ctx as Ctx;
    if (!isWrite || route.transaction === "own") return answer(reply, status, await route.handler(ctx, input as never));
    const work = async (inside: Ctx) => ({ status, body: serialize(deps, route, await route.handler(inside, input as never)) });
    const stored =
      route.transaction === "several"
        ? await withAnswerStored(deps.db, ctx, input.idempotency, () => work(ctx))
        : await deps.db.withTransaction(ctx, (tx) => withIdempotency(tx, input.idempotency, () => work(tx)));
    return answer(reply, stored.status, stored.body === "" ? undefined : new RawJson(stored.body));
  };

  function answer(reply: FastifyReply, code: number, body: unknown): FastifyReply {
    // A handler with a media type of its own has sent its answer, or a stream that is still on its way.
    if (route.produces !== undefined || reply.sent) return reply;
    const text = serialize(deps, route, body);
    reply.code(code);
    if (text === "") return reply.send();
    const version = /"version":(\d+)/.exec(text.slice(0, 200))?.[1];
    if (version) reply.header("etag", `"${version}"`);
    return reply.header("content-type", "application/json; charset=utf-8").send(text);
  }
}

function serialize(deps: RouteDeps, route: Route, body: unknown): string {
  if (body instanceof RawJson) {
    if (deps.checkResponses && route.response) assertContract(route, JSON.parse(body.text));
    return body.text;
  }
  if (body === undefined) return "";
  if (deps.checkResponses && route.response) assertContract(route, JSON.parse(JSON.stringify(body)));
  return JSON.stringify(body);
}

function assertContract(route: Route, body: unknown): void {
  const result = (route.response as z.ZodType).safeParse(body);
  if (!result.success) throw new Error(`${route.method} ${route.url} answers against its contract: ${z.prettifyError(result.error)}`);
}

/** The access rule of a route, enforced before its input is even looked at. Callback style: no promise where none is needed. */
export function enforceAccess(deps: RouteDeps, request: FastifyRequest, access: Exclude<Access, "public">, done: (error?: Error) => void): void {
  const admit = (ctx: Ctx) => {
    request.ctx = ctx;
    if (access !== "signed-in") requirePermission(ctx, access);
  };
  let refusal: Error | undefined;
  try {
    const ctx = deps.authenticate(request);
    if (ctx instanceof Promise) {
      ctx.then(admit).then(() => done(), done);
      return;
    }
    admit(ctx);
  } catch (error) {
    refusal = error as Error;
  }
  done(refusal);
}

function publicCtx(deps: RouteDeps, request: FastifyRequest): PublicCtx {
  return { requestId: request.id, ip: request.ip, locale: request.headers["accept-language"]?.slice(0, 35) ?? "en", clock: deps.clock };
}

function expectedVersion(request: FastifyRequest): number {
  const header = request.headers["if-match"];
  if (header === undefined) throw new AppError("PRECONDITION_REQUIRED");
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw new AppError("VERSION_CONFLICT", { ifMatch: header });
  return Number(version);
}

function claimOf(request: FastifyRequest): IdempotencyClaim | null {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") return null;
  if (key === "" || key.length > idempotencyKeyLengthMax)
    throw new AppError("VALIDATION_FAILED", { fields: [{ path: "Idempotency-Key", message: `must have 1 to ${idempotencyKeyLengthMax} characters` }] });
  // The raw text was kept by the body parser; a multipart upload is told apart by its own content hash.
  return { key, requestHash: hashRequest(request.method, request.url, request.rawBody ?? "") };
}
