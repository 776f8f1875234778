import type { ImportField } from "@lumbung/contracts";

/** Index of the column of each field that was found. */
export type ColumnMap = Partial<Record<ImportField, number>>;

/** What files of a kind hold, and what tells how they are written. */
export interface FileShape {
  readonly fields: readonly ImportField[];
  /** What each field's column is called; the earlier a name, the surer. */
  readonly names: Partial<Record<ImportField, readonly string[]>>;
  /** Fields that a line cannot do without, and no column was found for. */
  readonly missing: (columns: ColumnMap) => ImportField[];
  /** Fields whose numbers tell the decimal mark, and those of them that are money. */
  readonly numbers: readonly ImportField[];
  readonly prices: readonly ImportField[];
}

/** A name without what people write differently: case, accents, Arabic vowels and letter forms, punctuation, spaces. */
function columnKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[أإآٱ]/g, "ا")
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي")
    .replace(/ـ/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The names of each field as they are compared, worked out once per shape. */
const keysOfShapes = new WeakMap<FileShape, Partial<Record<ImportField, readonly string[]>>>();

function keysOf(shape: FileShape, field: ImportField): readonly string[] {
  let keys = keysOfShapes.get(shape);
  if (keys === undefined) {
    keys = Object.fromEntries(shape.fields.map((one) => [one, (shape.names[one] ?? []).map(columnKey)]));
    keysOfShapes.set(shape, keys);
  }
  return keys[field] ?? [];
}

/** How well a header names a field: 0 not at all, up to 100 for the surest of the known names. */
export function nameScore(shape: FileShape, header: string, field: ImportField): number {
  const key = columnKey(header);
  if (key === "") return 0;
  const names = keysOf(shape, field);
  const exact = names.indexOf(key);
  if (exact >= 0) return 100 - Math.min(40, exact);
  const part = names.findIndex((name) => name.length >= 4 && (key.startsWith(name) || key.endsWith(name)));
  return part >= 0 ? 45 - Math.min(30, part) : 0;
}

/** What the cells of a column look like, as shares of its filled cells (0–1). */
export interface ColumnProfile {
  readonly filled: number;
  readonly dates: number;
  readonly numbers: number;
  readonly integers: number;
  readonly distinct: number;
  /** Mean length of the text. */
  readonly length: number;
}

/** Taken off where the cells contradict a field: enough against a vague name, not against an exact one with bad cells. */
const contradiction = -40;

/** What the cells say: it decides between names that are equally good, and tells nameless columns apart. */
function contentScore(profile: ColumnProfile, field: ImportField): number {
  if (profile.filled === 0) return 0;
  switch (field) {
    case "date":
      return profile.dates > 0.8 ? 40 : contradiction;
    case "quantity":
      return profile.numbers < 0.8 || profile.dates > 0.8 ? contradiction : profile.integers > 0.95 && profile.distinct < 0.5 ? 20 : 5;
    case "price":
      return profile.numbers < 0.8 || profile.dates > 0.8 ? contradiction : profile.integers < 0.95 ? 20 : 4;
    case "cost":
    case "minimum":
    case "scale":
      return profile.numbers < 0.8 || profile.dates > 0.8 ? contradiction : 4;
    case "barcode":
      return profile.dates > 0.8 ? contradiction : profile.numbers > 0.8 && profile.length >= 8 && profile.length <= 14 ? 20 : 0;
    case "description":
    case "name":
      return profile.numbers > 0.8 ? -60 : profile.length > 12 ? 20 : 0;
    case "sku":
      return profile.dates > 0.8 ? contradiction : profile.length <= 24 && profile.distinct > 0.02 ? 6 : -10;
    case "invoice":
      return profile.dates > 0.8 ? contradiction : profile.length <= 24 ? 3 : -10;
    case "unit":
      return profile.numbers > 0.8 || profile.length > 12 ? contradiction : 3;
    case "customer":
    case "category":
    case "brand":
      return profile.dates > 0.8 ? contradiction : 0;
  }
}

/**
 * Gives each field the column that fits it best by name and content, the surest pairs first, each column once.
 * A field whose best column scores below the threshold stays open.
 */
export function guessColumns(shape: FileShape, header: readonly string[], profiles: readonly ColumnProfile[], named: boolean): ColumnMap {
  const pairs: { field: ImportField; column: number; score: number }[] = [];
  for (const field of shape.fields) {
    for (let column = 0; column < header.length; column++) {
      const profile = profiles[column];
      const byName = named ? nameScore(shape, header[column] ?? "", field) : 0;
      if (named && byName === 0) continue;
      const score = byName + (profile ? contentScore(profile, field) : 0);
      if (score >= (named ? 15 : 6)) pairs.push({ field, column, score });
    }
  }
  const map: ColumnMap = {};
  const taken = new Set<number>();
  for (const pair of pairs.sort((x, y) => y.score - x.score || x.column - y.column)) {
    if (map[pair.field] !== undefined || taken.has(pair.column)) continue;
    map[pair.field] = pair.column;
    taken.add(pair.column);
  }
  return map;
}
