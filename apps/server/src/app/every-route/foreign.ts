import type { Example } from "./examples.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One request of a business with ids of another one in it. */
export interface ForeignRequest {
  /** The fields that hold them, such as `body.lines.0.variantId`. */
  readonly fields: string;
  readonly example: Example;
}

/** Fields of a request that name something there is: UUIDs, and SKUs and codes where they are looked up, not given away. */
function references(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === "string") {
    const isLookedUp = ["sku", "code"].includes(path.at(-1) ?? "") && (path[0] === "query" || path.includes("lines"));
    return uuid.test(value) || isLookedUp ? [[...path]] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => references(inner, [...path, key]));
}

// biome-ignore lint/suspicious/noExplicitAny: walks JSON of any shape.
const at = (value: any, path: readonly string[]): unknown => path.reduce((inner, key) => inner?.[key], value);

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((inner, index) => (String(index) === key ? replaced(inner, rest, by) : inner));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, by) };
}

/**
 * A business's own valid request with the ids of another business put in: one after the other, then all of them. What is
 * the same in both (a counter-location, say) is nobody's.
 */
export function foreignRequests(own: Example, foreign: Example): ForeignRequest[] {
  const parts = (example: Example) => ({ params: example.params ?? {}, query: example.query ?? {}, body: example.body });
  const paths = references(parts(own)).filter((path) => at(parts(own), path) !== at(parts(foreign), path));
  const request = (chosen: string[][]): ForeignRequest => {
    const swapped = chosen.reduce<unknown>((value, path) => replaced(value, path, at(parts(foreign), path)), parts(own));
    return { fields: chosen.map((path) => path.join(".")).join(", "), example: { ...own, ...(swapped as object) } };
  };
  return [...paths.map((path) => request([path])), ...(paths.length > 1 ? [request(paths)] : [])];
}
