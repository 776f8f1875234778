/** Whether two plain values say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields in which `mine` differs from what it was made of. */
export function changesOf<Values extends object>(base: Values, mine: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(mine).filter(([field, value]) => !isSame(value, base[field as keyof Values]))) as Partial<Values>;
}

/** The fields that both have changed since `base`, to something different. */
export function clashesOf<Values extends object>(base: Values, mine: Values, theirs: Values): Array<keyof Values & string> {
  const [own, others] = [changesOf(base, mine), changesOf(base, theirs)];
  return (Object.keys(own) as Array<keyof Values & string>).filter((field) => field in others && !isSame(own[field], others[field]));
}

/** Theirs, with my changes; of what both have changed, theirs stays unless mine is kept. */
export function merged<Values extends object>(base: Values, mine: Values, theirs: Values, keepMine: boolean): Values {
  const clashes = clashesOf(base, mine, theirs);
  const own = Object.entries(changesOf(base, mine)).filter(([field]) => keepMine || !clashes.includes(field as keyof Values & string));
  return { ...theirs, ...Object.fromEntries(own) };
}
