import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Metrics } from "../../infrastructure/telemetry/index.ts";
import { AppError } from "../../shared/errors.ts";

const slowRequestMs = 500;

/** Counts every request under its route's pattern, and logs the slow and the failed ones only: a line per request costs 40 % of the throughput. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onResponse", (request, reply, done) => {
    const milliseconds = reply.elapsedTime;
    const route = request.routeOptions.url ?? "unknown";
    metrics.http(request.method, route, reply.statusCode, milliseconds / 1000);
    if (milliseconds > slowRequestMs || reply.statusCode >= 500) {
      const entry = { requestId: request.id, method: request.method, route, status: reply.statusCode, milliseconds: Math.round(milliseconds) };
      request.log.warn(entry, reply.statusCode >= 500 ? "request failed" : "slow request");
    }
    done();
  });
}

/**
 * `/metrics` for Prometheus: from this machine, or with the token. A request that came through a proxy does not count
 * as from this machine, even where the proxy runs beside us.
 */
export function registerMetrics(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  app.get("/metrics", { schema: { hide: true }, config: { access: "public" } }, async (request, reply) => {
    if (!isLocal(request) && !bearsToken(request, token)) throw new AppError(token === undefined ? "NOT_FOUND" : "UNAUTHENTICATED");
    reply.header("content-type", metrics.contentType);
    return reply.send(await metrics.text());
  });
}

function isLocal(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  if (headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined) return false;
  return ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(socket.remoteAddress ?? "");
}

function bearsToken(request: FastifyRequest, token: string | undefined): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const expected = Buffer.from(`Bearer ${token}`);
  return token !== undefined && given.length === expected.length && timingSafeEqual(given, expected);
}
