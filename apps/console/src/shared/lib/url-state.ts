import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** Reads one value of an address; undefined text means that it is not there. */
interface Codec<Value> {
  readonly read: (text: string | undefined) => Value;
  /** Left out of the address, since it is what one gets without it. */
  readonly fallback: Value;
}

type Codecs = Record<string, Codec<unknown>>;

/** What the filters and the sort of a list are, as its address says. */
export type UrlState<Schema extends Codecs> = { [Name in keyof Schema]: Schema[Name] extends Codec<infer Value> ? Value : never };
/** The same as it stands in a link: every value may be left out. */
export type UrlInput<Schema extends Codecs> = Partial<UrlState<Schema>>;

/** Free text, such as a search. */
export function text(maxLength = 200): Codec<string> {
  return { read: (value) => (value ?? "").slice(0, maxLength), fallback: "" };
}

/** One of a few words; anything else counts as `fallback`. */
export function oneOf<const Value extends string>(values: readonly Value[], fallback: NoInfer<Value>): Codec<Value> {
  return { read: (value) => values.find((known) => known === value) ?? fallback, fallback };
}

export function flag(): Codec<boolean> {
  return { read: (value) => value === "true", fallback: false };
}

/** A business day such as 2026-11-20; empty for none. */
export function day(): Codec<string> {
  return { read: (value) => (value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ""), fallback: "" };
}

/** Reads an address with everything that does not fit left out: an old or mistyped link still opens its list. */
export function parseUrlState<Schema extends Codecs>(schema: Schema, search: Record<string, unknown>): UrlState<Schema> {
  return Object.fromEntries(Object.entries(schema).map(([name, codec]) => [name, codec.read(asText(search[name]))])) as UrlState<Schema>;
}

/** What differs from what one gets without it, as it stands in the address. */
export function writeUrlState<Schema extends Codecs>(schema: Schema, state: UrlInput<Schema>): UrlInput<Schema> {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([name, codec]) => (state[name] === undefined || state[name] === codec.fallback ? [] : [[name, state[name]]])),
  ) as UrlInput<Schema>;
}

/** For the route: `validateSearch: searchOf(productsSearch)`. */
export function searchOf<Schema extends Codecs>(schema: Schema) {
  return (search: Record<string, unknown>): UrlInput<Schema> => writeUrlState(schema, parseUrlState(schema, search));
}

/**
 * The state of a list, kept in the address, so that it can be shared and the back button works. A change while typing
 * replaces the entry of the history (`{ replace: true }`), any other adds one.
 */
export function useUrlState<Schema extends Codecs>(schema: Schema): [UrlState<Schema>, (change: UrlInput<Schema>, options?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const change = useCallback(
    (values: UrlInput<Schema>, options: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        replace: options.replace ?? false,
        search: ((old: Record<string, unknown>) => ({ ...writeUrlState(schema, { ...parseUrlState(schema, old), ...values }) })) as never,
      });
    },
    [navigate, schema],
  );
  return [parseUrlState(schema, search), change];
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "boolean" || typeof value === "number" ? String(value) : undefined;
}
