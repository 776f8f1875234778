import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import type { Route } from "../../infrastructure/http/index.ts";
import { errorPage, errorPagePolicy } from "./error-page.ts";
import { openApiDocument } from "./openapi/index.ts";

/** OpenAPI 3.1 from the contracts at /openapi.json, with a page for people at /docs, and what every error means at /docs/errors. */
export async function registerApiReference(app: FastifyInstance, routes: readonly Route[], version: string): Promise<void> {
  let document: ReturnType<typeof openApiDocument> | undefined;
  await app.register(swagger, {
    // The document comes from the declared routes, at the first request for it; nothing is gathered from the web framework.
    openapi: { openapi: "3.1.0", info: { title: "Lumbung", version } },
    transform: ({ url }) => ({ schema: { hide: true }, url }),
    transformObject: () => {
      document ??= openApiDocument(routes, version);
      return document as never;
    },
  });
  app.get("/openapi.json", { schema: { hide: true }, config: { access: "public" } }, async () => app.swagger());
  app.get("/docs/errors", { schema: { hide: true }, config: { access: "public" } }, (_request, reply) =>
    reply.headers({ "content-type": "text/html; charset=utf-8", "content-security-policy": errorPagePolicy }).send(errorPage()),
  );
  await app.register(swaggerUi, { routePrefix: "/docs" });
}
