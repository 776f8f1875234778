/** What one field was and became. Undefined: it was not there. */
export interface ValueDifference {
  readonly kind: "value";
  /** Names of the fields from the outside in: `["settings", "decimal"]`. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** What came to a list of plain values, such as permissions, and what left it. */
export interface ListDifference {
  readonly kind: "list";
  readonly path: readonly string[];
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
}

export type Difference = ValueDifference | ListDifference;

type Fields = Record<string, unknown>;

/**
 * What an audit entry says in single fields. Fields that are the same on both sides are left out; so are the empty ones
 * of something new or gone, which say nothing.
 */
export function differencesOf(before: Fields | null, after: Fields | null): Difference[] {
  return compare(before ?? undefined, after ?? undefined, []);
}

function compare(before: unknown, after: unknown, path: readonly string[]): Difference[] {
  if (same(before, after)) return [];
  if (isGroup(before ?? {}) && isGroup(after ?? {}) && (isGroup(before) || isGroup(after))) {
    const [was, is] = [(before ?? {}) as Fields, (after ?? {}) as Fields];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    // One side alone tells of all fields it has; a side that is there but lacks the field says nothing of it.
    return names.flatMap((name) => compare(was[name], is[name], [...path, name]));
  }
  // Null is no empty list: for warehouses it means all of them.
  const [was, is] = [before === undefined ? [] : before, after === undefined ? [] : after];
  if (isPlainList(was) && isPlainList(is)) {
    const [added, removed] = [is.filter((item) => !was.includes(item)), was.filter((item) => !is.includes(item))];
    if (added.length + removed.length > 0) return [{ kind: "list", path, added, removed }];
    return was.length === is.length ? [] : [{ kind: "value", path, before, after }];
  }
  if (Array.isArray(was) && Array.isArray(is)) return compare(keyed(before), keyed(after), path);
  return isEmpty(before) && isEmpty(after) ? [] : [{ kind: "value", path, before, after }];
}

function same(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** Money is one value, though it has two parts. */
export function isMoney(value: unknown): value is { amount: number; currency: string } {
  return isObject(value) && typeof value.amount === "number" && typeof value.currency === "string" && Object.keys(value).length === 2;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isGroup(value: unknown): value is Fields {
  return isObject(value) && !isMoney(value);
}

function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** A list of things by what tells them apart, so that the same thing meets itself in both. */
function keyed(list: unknown): Fields | undefined {
  if (!Array.isArray(list)) return undefined;
  return Object.fromEntries(
    list.map((item, index) => {
      const key = isObject(item) ? (item.sku ?? item.key ?? item.code ?? item.name ?? item.id) : undefined;
      return [typeof key === "string" ? key : String(index + 1), item];
    }),
  );
}
