import { randomBytes } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import { parseJson, type Route } from "../../infrastructure/http/index.ts";
import type { Telemetry } from "../../infrastructure/telemetry/index.ts";
import { AppError } from "../../shared/errors.ts";
import { sendError } from "./error-handler.ts";
import "./fastify-types.ts";
import { registerApiReference } from "./api-reference.ts";
import { measureRequests } from "./metrics.ts";
import { createOverloadGuard } from "./overload-guard.ts";
import { enforceAccess, type RouteDeps, registerRoute } from "./register-route.ts";

export interface HttpServerOptions extends RouteDeps {
  readonly telemetry: Telemetry;
  readonly routes: readonly Route[];
  readonly trustProxy: boolean;
  readonly version: string;
  /** Adds what is not part of /api/v1: health, metrics, pages. */
  readonly extend?: (app: FastifyInstance) => void | Promise<void>;
}

/** The HTTP server: every declared route under /api/v1, errors as documents, nothing reachable without an access rule. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const nextRequestId = requestIds();
  const app = Fastify({
    loggerInstance: options.telemetry.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // One logger for all requests: entries name the request themselves, and most requests log nothing.
    childLoggerFactory: (logger) => logger,
    genReqId: (request) => callersId(request.headers["x-request-id"]) ?? nextRequestId(),
    requestIdHeader: false,
    trustProxy: options.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    return503OnClosing: true,
    requestTimeout: 60_000,
    keepAliveTimeout: 72_000,
    // What the router itself refuses, before any hook: an address that cannot be decoded, a part of it that is too long.
    frameworkErrors: (error, request, reply) => {
      sendError(error, request, reply.header("x-request-id", request.id));
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request) => {
    throw new AppError("NOT_FOUND", { path: request.url.split("?")[0] });
  });
  keepRawBody(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 20 } });
  const guard = createOverloadGuard(() => options.db.stats().waiting);
  app.addHook("onClose", (_app, done) => {
    guard.close();
    done();
  });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id).header("x-content-type-options", "nosniff").header("cache-control", "no-store");
    const access = request.routeOptions.config.access;
    const refusal = request.url.startsWith("/api/") ? (guard.refusal() ?? unreadable(request.url)) : undefined;
    if (refusal !== undefined || access === undefined || access === "public") return done(refusal);
    enforceAccess(options, request, access, done);
  });
  measureRequests(app, options.telemetry.metrics);
  await registerApiReference(app, options.routes, options.version);
  await app.register(
    async (api) => {
      for (const route of options.routes) registerRoute(api, options, route);
    },
    { prefix: "/api/v1" },
  );
  await options.extend?.(app);
  return app;
}

/** No text with a zero byte can be kept or found. */
function unreadable(url: string): AppError | undefined {
  return url.includes("%00") ? new AppError("MALFORMED_REQUEST", {}, { detail: "The address holds a zero byte." }) : undefined;
}

/** A caller may bring its own id to follow a request through; anything odd is replaced. */
function callersId(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" && /^[\w.-]{8,64}$/.test(header) ? header : undefined;
}

/** Ids that are unique over processes and restarts and cost an addition: a random start of the process, and a count. */
function requestIds(): () => string {
  const process = randomBytes(8).toString("hex");
  let count = 0;
  return () => {
    count += 1;
    return `${process}-${count.toString(36)}`;
  };
}

function keepRawBody(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    request.rawBody = body as string;
    if (body === "") return done(null, undefined);
    try {
      done(null, parseJson(body as string));
    } catch (error) {
      done(error as Error);
    }
  });
}
