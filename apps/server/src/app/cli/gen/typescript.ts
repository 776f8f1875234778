import type { JsonSchema } from "../../http/openapi/index.ts";

/** The TypeScript type of a JSON Schema, as our contracts write them. References become the names they refer to. */
export function typeOf(schema: JsonSchema, indent = ""): string {
  if (typeof schema.$ref === "string") return schema.$ref.split("/").at(-1) as string;
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const alternatives = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (alternatives) return unionOf(alternatives.map((one) => typeOf(one, indent)));
  if (Array.isArray(schema.allOf)) return (schema.allOf as JsonSchema[]).map((one) => parenthesized(typeOf(one, indent))).join(" & ");
  if (Array.isArray(schema.type)) return unionOf(schema.type.map((type: string) => typeOf({ ...schema, type }, indent)));
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return `${parenthesized(typeOf((schema.items ?? {}) as JsonSchema, indent))}[]`;
    case "object":
      return objectType(schema, indent);
    default:
      return "unknown";
  }
}

/** `export interface Name { … }`, or a type where the schema is no object. */
export function declarationOf(name: string, schema: JsonSchema): string {
  const type = typeOf(schema);
  return `${comment(schema, "")}export ${type.startsWith("{") ? `interface ${name} ${type}` : `type ${name} = ${type};`}`;
}

/** One line `name?: type;` with its description above. */
export function propertyOf(name: string, schema: JsonSchema, required: boolean, indent: string): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${comment(schema, indent)}${indent}${key}${required ? "" : "?"}: ${typeOf(schema, indent)};`;
}

function objectType(schema: JsonSchema, indent: string): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const required = (schema.required ?? []) as string[];
  if (properties.length === 0)
    return `Record<string, ${typeof schema.additionalProperties === "object" ? typeOf(schema.additionalProperties as JsonSchema, indent) : "unknown"}>`;
  const lines = properties.map(([name, property]) => propertyOf(name, property, required.includes(name), `${indent}  `));
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function unionOf(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}

function parenthesized(type: string): string {
  return / [|&] /.test(type) && !type.startsWith("{") ? `(${type})` : type;
}

function comment({ description }: JsonSchema, indent: string): string {
  return typeof description === "string" ? `${indent}/** ${description.replaceAll("*/", "*\\/")} */\n` : "";
}
