import { ProblemSchema, permissions } from "@lumbung/contracts";
import type { z } from "zod";
import { type Access, type Route, successStatus } from "../../../infrastructure/http/index.ts";
import { idempotencyKeyLengthMax } from "../../../infrastructure/idempotency/index.ts";
import { createSchemaBook, type JsonSchema, type SchemaBook } from "./schemas.ts";

export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: ReadonlyArray<{ readonly url: string }>;
  readonly security: ReadonlyArray<Record<string, string[]>>;
  readonly tags: ReadonlyArray<{ readonly name: string }>;
  /** Path → method → operation. */
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly securitySchemes: JsonSchema; readonly schemas: Record<string, JsonSchema> };
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security?: readonly [];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Record<string, { readonly description: string; readonly headers?: JsonSchema; readonly content?: Content }>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = Record<string, { readonly schema: JsonSchema }>;

/** The OpenAPI 3.1 document of the routes. Needs nothing but their declarations. */
export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const book = createSchemaBook();
  const problem = book.write(ProblemSchema, "output");
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = `/api/v1${route.url
      .replaceAll("::", "\0")
      .replaceAll(/:(\w+)/g, "{$1}")
      .replaceAll("\0", ":")}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, path, book, problem) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Lumbung", version, description: "The back office of a merchant: stock, on one ledger that never lies." },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "An access token of /auth/login, or an API key" } },
      schemas: book.components(paths),
    },
  };
}

function operation(route: Route, path: string, book: SchemaBook, problem: JsonSchema): Operation {
  return {
    operationId: operationId(route.method, path),
    summary: route.summary,
    description: whoMayCall(route.access),
    tags: [route.tag],
    ...(route.access === "public" ? { security: [] } : {}),
    parameters: [...parametersIn("path", route.params, book), ...parametersIn("query", route.query, book), ...headersOf(route)],
    ...(route.body || route.multipart ? { requestBody: bodyOf(route, book) } : {}),
    responses: {
      [successStatus(route)]: answerOf(route, book),
      default: {
        description: "A problem document (RFC 9457); every code is explained at /docs/errors",
        content: { "application/problem+json": { schema: problem } },
      },
    },
  };
}

/** `POST /api/v1/inventory/documents/{id}/reversal` → `postInventoryDocumentsByIdReversal`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace("/api/v1", "")
    .replaceAll(/\{(\w+)\}/g, "by-$1")
    .split(/[/:-]/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function whoMayCall(access: Access): string {
  if (access === "public") return "Anyone may call it.";
  if (access === "signed-in") return "Anyone who is signed in may call it.";
  return `Needs the permission \`${access}\` (${permissions[access].toLowerCase()}).`;
}

function parametersIn(place: "path" | "query", schema: z.ZodType | undefined, book: SchemaBook): Parameter[] {
  if (schema === undefined) return [];
  const { properties, required } = book.expand(schema, "input") as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(properties ?? {}).map(([name, { description, ...json }]) => ({
    name,
    in: place,
    required: place === "path" || (required ?? []).includes(name),
    ...(typeof description === "string" ? { description } : {}),
    schema: json,
  }));
}

function headersOf(route: Route): Parameter[] {
  const header = (name: string, required: boolean, description: string, schema: JsonSchema): Parameter => ({
    name,
    in: "header",
    required,
    description,
    schema,
  });
  if (route.method === "GET" || route.access === "public") return [];
  const headers = [
    header("Idempotency-Key", false, "Makes the request repeatable: the same key and body get the first answer again", {
      type: "string",
      minLength: 1,
      maxLength: idempotencyKeyLengthMax,
    }),
  ];
  if (route.ifMatch) headers.push(header("If-Match", true, "The version you have seen, as in ETag", { type: "string" }));
  return headers;
}

function bodyOf(route: Route, book: SchemaBook): { required: boolean; content: Content } {
  const json: Content = route.body ? { "application/json": { schema: book.write(route.body, "input") } } : {};
  return { required: !(route.body as z.ZodType | undefined)?.safeParse(undefined).success, content: route.multipart ? { ...json, ...formOf() } : json };
}

function formOf(): Content {
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  const request = { type: "string", contentMediaType: "application/json", description: "The fields of the JSON form without the file's content" };
  return { "multipart/form-data": { schema: { type: "object", properties: { request, file }, required: ["file"] } } };
}

function answerOf(route: Route, book: SchemaBook) {
  if (route.produces !== undefined) return { description: "Done", content: { [route.produces]: { schema: { type: "string" } } } };
  if (route.response === undefined) return { description: "Done" };
  const { properties } = book.expand(route.response, "output") as { properties?: JsonSchema };
  const etag = properties && "version" in properties ? { ETag: { description: "The version, for If-Match", schema: { type: "string" } } } : undefined;
  return { description: "Done", ...(etag ? { headers: etag } : {}), content: { "application/json": { schema: book.write(route.response, "output") } } };
}
