import { errorCatalogue } from "@lumbung/contracts";
import type { JsonSchema, OpenApiDocument, Operation, Parameter } from "../../http/openapi/index.ts";
import { declarationOf, propertyOf, typeOf } from "./typescript.ts";

const prefix = "/api/v1";

/** The types of the SDK: every named schema, every operation by `METHOD /path`, and the codes of errors. */
export function sdkTypes(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path.slice(prefix.length)}`, operation })),
  );
  const unrepeatable = operations
    .filter(({ name, operation }) => operation.security && !name.startsWith("GET "))
    .map(({ name }) => `  ${JSON.stringify(name)},`);
  return `${[
    "// Made by `pnpm gen` from the OpenAPI document. Change the contracts, not this file.",
    `/** The code of a problem document. A newer server may know more of them. */\nexport type ErrorCode =\n${Object.keys(errorCatalogue)
      .map((code) => `  | ${JSON.stringify(code)}`)
      .join("\n")};`,
    ...Object.entries(document.components.schemas).map(([name, schema]) => declarationOf(name, schema)),
    `/** Every operation: what it takes and what it answers. */\nexport interface Operations {\n${operations.map(operationType).join("\n")}\n}`,
    `/** Writes that know no Idempotency-Key, since nobody is signed in yet: they are not sent again by themselves. */\nexport const unrepeatable: ReadonlySet<string> = new Set([\n${unrepeatable.join("\n")}\n]);`,
  ].join("\n\n")}\n`;
}

function operationType({ name, operation }: { name: string; operation: Operation }): string {
  const input = [
    ...parameters("params", operation, "path"),
    ...parameters("query", operation, "query"),
    ...bodyOf(operation),
    ...(operation.parameters.some((parameter) => parameter.name === "If-Match")
      ? ["      /** The version you have seen; another one in the meantime is VERSION_CONFLICT. */\n      ifMatch: number;"]
      : []),
  ];
  const shape = input.length === 0 ? "Record<never, never>" : `{\n${input.join("\n")}\n    }`;
  return `  /** ${operation.summary}. ${operation.description} */\n  ${JSON.stringify(name)}: {\n    input: ${shape};\n    response: ${responseOf(operation)};\n  };`;
}

function parameters(part: "params" | "query", operation: Operation, place: Parameter["in"]): string[] {
  const found = operation.parameters.filter((parameter) => parameter.in === place);
  if (found.length === 0) return [];
  const lines = found.map(({ name, required, description, schema }) => propertyOf(name, { ...schema, description }, required, "        "));
  return [`      ${part}${found.some((parameter) => parameter.required) ? "" : "?"}: {\n${lines.join("\n")}\n      };`];
}

function bodyOf({ requestBody }: Operation): string[] {
  if (requestBody === undefined) return [];
  const types = Object.entries(requestBody.content).map(([media, { schema }]) => (media === "multipart/form-data" ? "FormData" : typeOf(schema, "      ")));
  return [`      body${requestBody.required ? "" : "?"}: ${types.join(" | ")};`];
}

function responseOf(operation: Operation): string {
  const [, success] = Object.entries(operation.responses).find(([status]) => status !== "default") ?? [];
  if (success?.content === undefined) return "undefined";
  const schema: JsonSchema | undefined = success.content["application/json"]?.schema;
  if (schema !== undefined) return typeOf(schema, "    ");
  return Object.keys(success.content).every((media) => media.startsWith("text/")) ? "string" : "Blob";
}
