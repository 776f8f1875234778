import { errorCatalogue } from "@lumbung/contracts";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSilentTelemetry } from "../../infrastructure/telemetry/index.ts";
import { systemClock } from "../../shared/clock.ts";
import { composeForReading } from "../describe-api.ts";
import type { OpenApiDocument } from "./openapi/index.ts";
import { createHttpServer } from "./server.ts";

describe("the API reference", () => {
  const app = composeForReading();
  let server: FastifyInstance;

  beforeAll(async () => {
    const telemetry = createSilentTelemetry();
    const { db, authenticate, routes } = app;
    server = await createHttpServer({ telemetry, db, clock: systemClock, authenticate, checkResponses: false, routes, trustProxy: false, version: "1.2.3" });
  });
  afterAll(() => server.close());

  const openapi = async () => (await server.inject("/openapi.json")).json<OpenApiDocument>();

  test("/openapi.json describes every route with its operation, and nothing twice", async () => {
    const { paths, info } = await openapi();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(info.version).toBe("1.2.3");
    expect(operations).toHaveLength(app.routes.length);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    expect(paths).toHaveProperty(["/api/v1/inventory/movements:batch", "post"]);
    expect(paths).toHaveProperty(["/api/v1/products/{id}", "patch"]);
  });

  test("every reference leads to a schema, and every schema is referred to", async () => {
    const document = await openapi();
    const referred = new Set(JSON.stringify(document).match(/(?<=#\/components\/schemas\/)\w+/g));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas));
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  test("a contract whose default makes a field optional to send has two faces", async () => {
    const { schemas } = (await openapi()).components;
    expect(schemas.CustomFieldInput?.required).not.toContain("required");
    expect(schemas.CustomField?.required).toContain("required");
    expect(schemas.LevelInput).toBeUndefined();
  });

  test("an operation says who may call it, what makes it repeatable, and how it fails", async () => {
    const { paths } = await openapi();
    const patch = paths["/api/v1/products/{id}"]?.patch;
    expect(patch?.description).toContain("`product:write`");
    expect(patch?.parameters.map((parameter) => [parameter.name, parameter.required])).toEqual([
      ["id", true],
      ["Idempotency-Key", false],
      ["If-Match", true],
    ]);
    expect(patch?.responses["200"]?.headers).toHaveProperty("ETag");
    expect(patch?.responses.default?.content).toHaveProperty("application/problem+json");
    expect(paths["/api/v1/auth/login"]?.post?.security).toEqual([]);
  });

  test("/docs shows it to people", async () => {
    expect((await server.inject("/docs")).body).toContain("swagger");
  });

  test("the type of a problem document leads to the place that explains it", async () => {
    const { type } = (await server.inject("/nothing-here")).json<{ type: string }>();
    const page = await server.inject(type.split("#")[0] as string);
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toContain("text/html");
    for (const code of Object.keys(errorCatalogue)) expect(page.body).toContain(`id="${code}"`);
    expect(page.body).toContain(`id="${type.split("#")[1]}"`);
  });
});
