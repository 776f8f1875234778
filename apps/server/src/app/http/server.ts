import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Route } from "../../infrastructure/http/index.ts";
import { AppError } from "../../shared/errors.ts";
import { sendError } from "./error-handler.ts";
import "./fastify-types.ts";
import { registerApiReference } from "./api-reference.ts";
import { enforceAccess, type RouteDeps, registerRoute } from "./register-route.ts";

export interface HttpServerOptions extends RouteDeps {
  readonly logger: FastifyBaseLogger;
  readonly routes: readonly Route[];
  readonly trustProxy: boolean;
  readonly version: string;
  /** Adds what is not part of /api/v1: health, metrics, pages. */
  readonly extend?: (app: FastifyInstance) => void | Promise<void>;
}

/** The HTTP server: every declared route under /api/v1, errors as documents, nothing reachable without an access rule. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    disableRequestLogging: true,
    genReqId: (request) => requestId(request.headers["x-request-id"]),
    requestIdHeader: false,
    trustProxy: options.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    return503OnClosing: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request) => {
    throw new AppError("NOT_FOUND", { path: request.url.split("?")[0] });
  });
  keepRawBody(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 20 } });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id).header("x-content-type-options", "nosniff").header("cache-control", "no-store");
    enforceAccess(options, request).then(() => done(), done);
  });
  await registerApiReference(app, options.version);
  await app.register(
    async (api) => {
      for (const route of options.routes) registerRoute(api, options, route);
    },
    { prefix: "/api/v1" },
  );
  await options.extend?.(app);
  return app;
}

/** A caller may bring its own id to follow a request through; anything odd is replaced. */
function requestId(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[\w.-]{8,64}$/.test(header) ? header : randomUUID();
}

function keepRawBody(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    request.rawBody = body as string;
    if (body === "") return done(null, undefined);
    try {
      done(null, JSON.parse(body as string));
    } catch (error) {
      done(new AppError("MALFORMED_REQUEST", {}, { detail: (error as Error).message }));
    }
  });
}
