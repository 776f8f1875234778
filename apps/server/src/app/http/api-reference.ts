import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";

/** OpenAPI 3.1 from the contracts at /openapi.json, with a page for people at /docs. */
export async function registerApiReference(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Lumbung", version, description: "The back office of a merchant: stock, on one ledger that never lies." },
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "An access token of /auth/login, or an API key" } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
  });
  app.get("/openapi.json", { schema: { hide: true }, config: { access: "public" } }, async () => app.swagger());
  await app.register(swaggerUi, { routePrefix: "/docs" });
}
