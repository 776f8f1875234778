export { type OpenApiDocument, type Operation, openApiDocument, type Parameter } from "./document.ts";
export type { JsonSchema } from "./schemas.ts";
