import type { FastifyBaseLogger, FastifyInstance } from "fastify";

/** One thing the server needs to serve; throws, or answers with what is wrong, when it does not have it. */
export interface ReadinessCheck {
  readonly name: string;
  /** It is shown, and does not make the server unready. */
  readonly advisory?: boolean;
  check(): Promise<string | undefined>;
}

const checkTimeoutMs = 3_000;

/** `/livez`: the process answers. `/readyz`: it can do its work; 503 names what is missing. */
export function registerHealth(app: FastifyInstance, checks: readonly ReadinessCheck[]): void {
  app.get("/livez", { schema: { hide: true }, config: { access: "public" } }, (_request, reply) => reply.send('{"status":"ok"}'));
  app.get("/readyz", { schema: { hide: true }, config: { access: "public" } }, async (request, reply) => {
    const results = await Promise.all(checks.map(async (one) => [one.name, await outcomeOf(one, request.log)] as const));
    const ready = results.every(([, outcome], index) => outcome === "ok" || checks[index]?.advisory === true);
    if (!ready) request.log.warn({ checks: Object.fromEntries(results) }, "not ready");
    reply
      .code(ready ? 200 : 503)
      .header("content-type", "application/json; charset=utf-8")
      .send(JSON.stringify({ status: ready ? "ready" : "not ready", checks: Object.fromEntries(results) }));
    return reply;
  });
}

async function outcomeOf(check: ReadinessCheck, log: FastifyBaseLogger): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((answer) => {
    timer = setTimeout(answer, checkTimeoutMs, "no answer");
  });
  try {
    return (await Promise.race([check.check(), late])) ?? "ok";
  } catch (error) {
    log.error({ err: error, check: check.name }, "readiness check failed");
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}
