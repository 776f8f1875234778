export { type OpenApiDocument, type Operation, openApiDocument, type Parameter } from "./document.ts";
export { createSchemaBook, type JsonSchema } from "./schemas.ts";
