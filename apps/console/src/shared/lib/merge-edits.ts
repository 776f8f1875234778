/** Whether two plain values say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields that an edit has changed from what it began with. */
export function changesOf<Values extends object>(base: Values, edited: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(edited).filter(([field, value]) => !isSame(value, base[field as keyof Values]))) as Partial<Values>;
}

/** What becomes of my edit where somebody else has saved theirs since both began. */
export interface MergedEdit<Values> {
  /** Theirs with my changes on top. */
  readonly values: Values;
  /** Fields that both have changed, to something different: somebody must choose. */
  readonly clashes: Array<keyof Values & string>;
}

export function mergeEdits<Values extends object>(base: Values, mine: Values, theirs: Values): MergedEdit<Values> {
  const own = changesOf(base, mine);
  const others = changesOf(base, theirs);
  const clashes = (Object.keys(own) as Array<keyof Values & string>).filter((field) => field in others && !isSame(own[field], others[field]));
  return { values: { ...theirs, ...own }, clashes };
}

/** The merged edit with theirs in the fields that clash. */
export function withTheirs<Values extends object>(mine: Values, theirs: Values, clashes: ReadonlyArray<keyof Values & string>): Values {
  return { ...mine, ...(Object.fromEntries(clashes.map((field) => [field, theirs[field]])) as Partial<Values>) };
}
