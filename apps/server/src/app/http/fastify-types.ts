import type { Access } from "../../infrastructure/http/index.ts";
import type { Ctx } from "../../shared/context.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Set by the access rule on every route that is not public. */
    ctx?: Ctx;
    /** The body as it came, for the hash of an idempotent request. */
    rawBody?: string;
  }
}
