/** One field of an entry of the audit trail: what it was and what it became. */
export interface FieldChange {
  readonly field: string;
  /** Undefined where the entry does not say. */
  readonly before: unknown;
  readonly after: unknown;
}

/** They say which SKU an entry is about, or have one value only. */
const naming = new Set(["variantId", "tracking"]);

/**
 * The fields an entry says something of, each field of `custom` by itself. The SKU stands in every entry about a variant;
 * it is a change only where it became another. Of something new, what is empty is left out.
 */
export function changesIn(before: Record<string, unknown> | null, after: Record<string, unknown> | null): FieldChange[] {
  const [was, is] = [spread(before), spread(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !naming.has(field) && (field in was || !isEmpty(is[field])) && JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field] ?? null))
    .map((field) => ({ field, before: was[field], after: is[field] }));
}

/** Which SKU the entry is about; undefined for the product itself. */
export function skuIn(before: Record<string, unknown> | null, after: Record<string, unknown> | null): string | undefined {
  const sku = after?.sku ?? before?.sku;
  return typeof sku === "string" ? sku : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function spread(fields: Record<string, unknown> | null): Record<string, unknown> {
  const { custom, ...plain } = fields ?? {};
  const own = typeof custom === "object" && custom !== null ? Object.entries(custom) : [];
  return { ...plain, ...Object.fromEntries(own.map(([key, value]) => [`custom.${key}`, value])) };
}
