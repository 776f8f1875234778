import { isDeepStrictEqual } from "node:util";

/** The fields of `patch` that differ from `before`, with their old and new values: what an audit entry holds. */
export function changedFields(before: object, patch: object): { changed: string[]; old: Record<string, unknown>; now: Record<string, unknown> } {
  const was = before as Record<string, unknown>;
  const entries = Object.entries(patch).filter(([name, value]) => value !== undefined && !isDeepStrictEqual(was[name], value));
  return {
    changed: entries.map(([name]) => name),
    old: Object.fromEntries(entries.map(([name]) => [name, was[name]])),
    now: Object.fromEntries(entries),
  };
}
