import * as contracts from "@lumbung/contracts";
import { z } from "zod";

export type JsonSchema = { [keyword: string]: unknown };
type Io = "input" | "output";

/** What a contract is called in the document: its export, unless it is a plain value, which reads better where it stands. */
const namedKinds = ["object", "enum", "union"];
const names = new Map<z.core.$ZodType, string>(
  Object.entries(contracts as Record<string, unknown>)
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType && namedKinds.includes(entry[1].def.type))
    .map(([name, schema]) => [schema, shortName(name)]),
);

/** `ProblemSchema` is the contract beside the type `Problem`; a reader of the document knows no such pairs. */
function shortName(name: string): string {
  const short = name.replace(/Schema$/, "");
  return short in contracts ? name : short;
}

/** Descriptions as the contracts carry them, with the names on top. */
const metadata = {
  get: (schema: z.core.$ZodType) => {
    const meta = z.globalRegistry.get(schema as z.ZodType);
    const id = names.get(schema);
    return id === undefined ? meta : { ...meta, id };
  },
  has: (schema: z.core.$ZodType) => names.has(schema) || z.globalRegistry.has(schema as z.ZodType),
} as unknown as typeof z.globalRegistry;

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Turns contracts into JSON Schema (2020-12) and collects the named ones. */
export interface SchemaBook {
  /** The schema of what a client sends (`input`) or gets (`output`): a reference where the contract has a name. */
  write(schema: z.ZodType, io: Io): JsonSchema;
  /** The whole schema of a contract, named or not: for parameters, which stand one by one. */
  expand(schema: z.ZodType, io: Io): JsonSchema;
  /** Every named schema that `document` refers to, directly or through another. References are final only after this. */
  components(document: unknown): Record<string, JsonSchema>;
}

export function createSchemaBook(): SchemaBook {
  const used: Record<Io, Map<string, JsonSchema>> = { input: new Map(), output: new Map() };
  const inputReferences: JsonSchema[] = [];

  function expand(schema: z.ZodType, io: Io): JsonSchema {
    const {
      $schema: _,
      $defs,
      ...root
    } = z.toJSONSchema(schema, { io, metadata, unrepresentable: "any", override: (ctx) => tidy(ctx.jsonSchema as JsonSchema, io) }) as JsonSchema;
    const definitions = new Map(Object.entries(($defs ?? {}) as Record<string, JsonSchema>));
    // A named root may stand among the definitions itself.
    const own = definitions.get(String(root.$ref).replace("#/$defs/", ""));
    for (const [name, definition] of definitions) if (definition !== own && !used[io].has(name)) used[io].set(name, withoutId(point(definition, io)));
    return withoutId(point(own ?? root, io));
  }

  /** Local references become references to components; those of input are remembered, since they may get another name. */
  function point(value: unknown, io: Io): unknown {
    if (Array.isArray(value)) return value.map((item) => point(item, io));
    if (typeof value !== "object" || value === null) return value;
    const local = (value as JsonSchema).$ref;
    if (typeof local === "string" && local.startsWith("#/$defs/")) return refer(local.slice("#/$defs/".length), io);
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, point(child, io)]));
  }

  function refer(name: string, io: Io): JsonSchema {
    const pointer: JsonSchema = reference(name);
    if (io === "input") inputReferences.push(pointer);
    return pointer;
  }

  return {
    expand,
    write: (schema, io) => {
      const name = names.get(schema);
      if (name === undefined) return expand(schema, io);
      if (!used[io].has(name)) {
        used[io].set(name, {});
        used[io].set(name, expand(schema, io));
      }
      return refer(name, io);
    },
    components: (document) => {
      const differing = differingNames(used.input, used.output);
      for (const pointer of inputReferences) {
        const name = nameIn(pointer);
        if (differing.has(name)) Object.assign(pointer, reference(`${name}Input`));
      }
      const inputs = [...used.input].map(([name, json]) => [differing.has(name) ? `${name}Input` : name, json] as const);
      return reachable(document, new Map([...used.output, ...inputs]));
    },
  };
}

function nameIn(pointer: JsonSchema): string {
  return String(pointer.$ref).slice(reference("").$ref.length);
}

function withoutId(schema: unknown): JsonSchema {
  const { id: _, ...rest } = schema as JsonSchema;
  return rest;
}

/** The definitions that `document` needs, by name. */
function reachable(document: unknown, all: ReadonlyMap<string, JsonSchema>): Record<string, JsonSchema> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("$ref" in value) {
      const name = nameIn(value);
      if (!found.has(name)) {
        found.add(name);
        visit(all.get(name));
      }
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(document);
  return Object.fromEntries([...found].sort().map((name) => [name, all.get(name) ?? {}]));
}

/** Names whose input is not their output (a default makes a field optional to send and sure to come), or that hold such a one. */
function differingNames(input: ReadonlyMap<string, JsonSchema>, output: ReadonlyMap<string, JsonSchema>): Set<string> {
  const both = [...input.keys()].filter((name) => output.has(name));
  const differing = new Set(both.filter((name) => JSON.stringify(input.get(name)) !== JSON.stringify(output.get(name))));
  for (let before = -1; before !== differing.size; ) {
    before = differing.size;
    for (const name of both) if ([...differing].some((other) => JSON.stringify(input.get(name)).includes(`/${other}"`))) differing.add(name);
  }
  return differing;
}

/** Takes out what says nothing to a reader: the pattern behind a format, the limits of safe integers, and that an answer will never grow. */
function tidy(jsonSchema: JsonSchema, io: Io): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.format === "uuid" && jsonSchema.description === "UUID") delete jsonSchema.description;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}
