import type { FastifyInstance } from "fastify";
import { createLogFollower } from "../infrastructure/events/index.ts";
import type { Closers } from "./closers.ts";
import type { App } from "./compose.ts";
import type { Config } from "./config.ts";
import { serveConsole } from "./console/index.ts";
import { registerHealth } from "./http/health.ts";
import { registerMetrics } from "./http/metrics.ts";
import { createHttpServer } from "./http/server.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { readinessChecks } from "./readiness.ts";
import { createRealtimeGateway } from "./realtime/index.ts";
import { version } from "./version.ts";

export interface WebServerOptions {
  readonly config: Config;
  readonly app: App;
  readonly infrastructure: Infrastructure;
  readonly closers: Closers;
  /** Checks every answer against its contract (tests). */
  readonly checkResponses: boolean;
  /** Folder of the built console; without one, the API is served alone. */
  readonly consoleDir?: string | undefined;
}

/** What a web process serves: the API with its reference, health and metrics, the console, live updates. Not yet listening. */
export async function createWebServer({ config, app, infrastructure, closers, checkResponses, consoleDir }: WebServerOptions): Promise<FastifyInstance> {
  const { db, bus, clock, wakeUp, telemetry } = infrastructure;
  const server = await createHttpServer({
    telemetry,
    db,
    clock,
    authenticate: app.authenticate,
    checkResponses,
    routes: app.routes,
    trustProxy: config.TRUST_PROXY,
    version,
    extend: async (instance) => {
      registerHealth(instance, readinessChecks(infrastructure));
      registerMetrics(instance, telemetry.metrics, config.METRICS_TOKEN);
      if (consoleDir !== undefined) await serveConsole(instance, consoleDir);
    },
  });
  closers.add("http", () => closeHttp(server));
  const gateway = createRealtimeGateway({
    httpServer: server.server,
    db,
    bus,
    clock,
    telemetry,
    authenticate: app.modules.identity.authenticate,
    onAccessChange: app.modules.identity.onAccessChange,
    newFollower: (topics) => createLogFollower({ db, wakeUp, log: telemetry.log, topics }),
  });
  // Before HTTP: its open sockets would keep the server from closing.
  closers.add("realtime", () => gateway.close());
  return server;
}

/** Finishes what is in flight. A connection that falls idle after its last answer would be kept for the next request, so those are closed as they come. */
async function closeHttp(server: FastifyInstance): Promise<void> {
  const closing = setInterval(() => server.server.closeIdleConnections(), 25);
  try {
    await server.close();
  } finally {
    clearInterval(closing);
  }
}
