const costName = /cost|margin|value/i;

/** A copy in which everything named as cost, value or margin is null, at any depth (`cost:read`, DESIGN §3). */
export function maskCost<T>(entry: T): T {
  return mask(entry) as T;
}

function mask(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(mask);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, costName.test(name) ? null : mask(item)]));
}
